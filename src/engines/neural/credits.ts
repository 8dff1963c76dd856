// Who took a picture, in brackets at its caption: only the word for the picture is translated.
import type { Span } from '../../model/text.ts';

export type Credit = { span: Span; english: string };

const ENGLISH: Readonly<Record<string, string>> = {
  foto: 'photo',
  gambar: 'picture',
  ilustrasi: 'illustration',
  grafis: 'graphic',
  infografis: 'infographic',
  sumber: 'source',
  dok: 'file',
  dokumentasi: 'file',
  video: 'video',
};
/** *(foto: UPI)*, *(Foto: ANTARA/Aditya)*; also *(ANTARA FOTO/Aditya)*, which is a name. */
const CREDIT = new RegExp(
  `\\((${Object.keys(ENGLISH).join('|')})\\s*:\\s*[^()\\n]{1,80}\\)|\\([^()\\n:]{0,60}\\bfoto\\/[^()\\n]{1,60}\\)`,
  'giu',
);

/** The credits in `text`, in order. */
export function findCredits(text: string): Credit[] {
  return [...text.matchAll(CREDIT)].map((match) => {
    const [credit, kind] = match;
    const start = match.index;
    const english =
      kind === undefined ? credit : credit.replace(kind, asWritten(ENGLISH[kind.toLowerCase()]!, kind));
    return { span: { start, end: start + credit.length }, english };
  });
}

/** The credit with which the part `span` of `text` ends, in offsets of `text`. */
export function creditAtEnd(text: string, span: Span): Credit | undefined {
  const part = text.slice(span.start, span.end);
  const last = findCredits(part).at(-1);
  if (last === undefined || last.span.end < part.trimEnd().length) return undefined;
  return { ...last, span: { start: span.start + last.span.start, end: span.start + last.span.end } };
}

/** `word` with capitals as `model` has them. */
function asWritten(word: string, model: string): string {
  if (model === model.toUpperCase()) return word.toUpperCase();
  return model[0] === model[0]!.toUpperCase() ? word[0]!.toUpperCase() + word.slice(1) : word;
}
