// What TBX-Basic has no category for (never to be used, capitals, extra forms), as a note that people and this tool read.
import type { Term } from '../../model/term.ts';

const LEAD = '[padanan]';
const FORBIDDEN = 'never to be used';
const EXACT = 'capitals as written';
const FORMS = 'also counts: ';

export type Mark = Partial<Pick<Term, 'forbidden' | 'caseRule' | 'forms'>>;

/** `[padanan] never to be used; capitals as written; also counts: a | b`; null where the term has nothing of it. */
export function writeMark({ forbidden, caseRule, forms }: Required<Mark>): string | null {
  const parts = [
    ...(forbidden ? [FORBIDDEN] : []),
    ...(caseRule === 'exact' ? [EXACT] : []),
    ...(forms.length > 0 ? [FORMS + forms.join(' | ')] : []),
  ];
  return parts.length === 0 ? null : `${LEAD} ${parts.join('; ')}`;
}

/** What such a note says; null where a note is another one. */
export function readMark(note: string): Mark | null {
  if (!note.startsWith(`${LEAD} `)) return null;
  const rest = note.slice(LEAD.length + 1);
  const at = rest.indexOf(FORMS);
  const flags = (at < 0 ? rest : rest.slice(0, at)).split(';').map((one) => one.trim());
  return {
    ...(flags.includes(FORBIDDEN) ? { forbidden: true } : {}),
    ...(flags.includes(EXACT) ? { caseRule: 'exact' as const } : {}),
    ...(at < 0 ? {} : { forms: rest.slice(at + FORMS.length).split(' | ') }),
  };
}
