// What stands between a document and an export that keeps inline codes: segments whose codes are not those of their source.
import { inlineCodes } from '../checks/inline-codes.ts';
import { AppError } from '../errors.ts';
import { type ExportDocument, type FormatSegment, segmentsOf } from '../formats/format.ts';
import { codeIndex, codeNames } from '../model/text.ts';

/** A segment to mend: its number among the document's (from 1), and the codes at fault as their chips say them. */
export type CodeFault = { number: number; missing: readonly string[]; wrong: readonly string[] };

/** `faults`: the list of what to mend. */
export class CodesError extends AppError {
  constructor(readonly faults: readonly CodeFault[]) {
    const named = faults.slice(0, 20).map(({ number, missing, wrong }) => {
      return `${number} (${[...new Set([...missing, ...wrong])].join(' ')})`;
    });
    super(409, 'export.codes', { count: faults.length, list: named.join(', ') });
  }
}

function faultOf(segment: FormatSegment, number: number): CodeFault | null {
  const { source, target = '', codes = [], origin } = segment;
  // As imported: the file had it so, and it goes back so.
  if (source === null || target === '' || codes.length === 0 || origin === 'import') return null;
  // Characters of the text itself, which only share the codes' range.
  const own = (text: string) =>
    text.replace(/[\uE000-\uF8FF]/g, (one) =>
      /^[\uE000-\uF8FF]$/.test(codes[codeIndex(one)]?.data ?? '') ? '' : one,
    );
  const names = codeNames(codes);
  const texts = { source: own(source), target: own(target) };
  const missing: string[] = [];
  const wrong: string[] = [];
  // The check reads nothing but texts and codes.
  const found = inlineCodes.run({ ...texts, codes } as Parameters<typeof inlineCodes.run>[0]);
  for (const { message, source: at, target: there } of found) {
    const name = (text: string, place: number) => names[codeIndex(text[place] ?? '')] ?? '?';
    if (message === 'missing' && at !== null) missing.push(name(texts.source, at.start));
    else if (message !== 'hollow' && there !== null) wrong.push(name(texts.target, there.start));
  }
  return missing.length + wrong.length === 0 ? null : { number, missing, wrong };
}

/** Throws CodesError (409 `export.codes`) where a translated segment's codes are missing, repeated, added or out of order. */
export function requireCodes(document: ExportDocument): void {
  const faults = document.paragraphs
    .flatMap(segmentsOf)
    .map((segment, at) => faultOf(segment, at + 1))
    .filter((fault) => fault !== null);
  if (faults.length > 0) throw new CodesError(faults);
}
