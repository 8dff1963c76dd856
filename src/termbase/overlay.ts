// A project's own concepts laid over those that all projects share.
import type { Concept } from '../model/term.ts';

/**
 * The concepts of one project as it has them: its own first, and the shared ones without the Indonesian terms that the project
 * says something else about (compared without case). A shared concept that is left without one falls away.
 */
export function overlay(concepts: readonly (Concept & { projectId: string | null })[]): Concept[] {
  const own = concepts.filter(({ projectId }) => projectId !== null);
  if (own.length === 0) return [...concepts];
  const said = new Set(
    own.flatMap(({ terms }) =>
      terms.filter(({ lang }) => lang === 'id').map(({ text }) => text.toLowerCase()),
    ),
  );
  const shared = concepts.flatMap((concept) => {
    if (concept.projectId !== null) return [];
    const terms = concept.terms.filter(({ lang, text }) => lang !== 'id' || !said.has(text.toLowerCase()));
    return terms.some(({ lang }) => lang === 'id') ? [{ ...concept, terms }] : [];
  });
  return [...own, ...shared];
}
