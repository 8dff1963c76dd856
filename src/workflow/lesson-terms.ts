// A project's lessons as terms of the sources that the machine is about to translate.
import type { EngineTerm } from '../engines/engine.ts';
import type { Lesson } from '../model/lesson.ts';
import type { Span } from '../model/text.ts';
import { findLessons } from '../store/lessons.ts';
import type { Db } from '../store/store.ts';
import { lessonFor } from '../text/lesson-choice.ts';
import { words } from '../text/tokens.ts';

/**
 * For each source the terms `glossary` (of the same place in the list) with the project's lessons beside them: a lesson that
 * touches a glossary term is left out.
 */
export async function withLessons(
  db: Db,
  projectId: string,
  now: number,
  sources: readonly string[],
  glossary: readonly (readonly EngineTerm[])[],
): Promise<EngineTerm[][]> {
  const places = sources.map((source) =>
    words(source, 'id').map((span) => ({ span, form: source.slice(span.start, span.end).toLowerCase() })),
  );
  const known = new Map<string, Lesson[]>();
  for (const lesson of await findLessons(db, projectId, [...new Set(places.flat().map(({ form }) => form))]))
    known.set(lesson.source, [...(known.get(lesson.source) ?? []), lesson]);
  return places.map((forms, n) => {
    const terms = [...(glossary[n] ?? [])];
    const free = ({ start, end }: Span) => terms.every(({ span }) => span.end <= start || end <= span.start);
    const lessons = forms.flatMap(({ span, form }) => {
      const lesson = free(span) ? lessonFor(known.get(form) ?? [], now) : null;
      return lesson === null ? [] : [{ span, targets: lesson.targets, weight: lesson.weight / 100 }];
    });
    return [...terms, ...lessons];
  });
}
