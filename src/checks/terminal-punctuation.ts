// The mark at the end: missing, doubled, or of another sort than the source's.
import { finding, type SegmentCheck } from './check.ts';

const CLOSERS = /[\s"'“”‘’»)\]\uE000-\uF8FF]+$/u;
const END = /(?:\.{3}|…|[.?!]+|[:;,])$/;

/** The end mark inside any closing quotes and brackets, and where it stands. */
function endOf(text: string): { mark: string; start: number; end: number } {
  let end = text.length - (CLOSERS.exec(text)?.[0].length ?? 0);
  // "…", wrote the minister: a comma inside closing quotes at the very end is none.
  const mark = END.exec(text.slice(0, end))?.[0] ?? '';
  if (mark === '' && end < text.length) {
    // He called it "baseless". The mark may stand after the quotes.
    const after = END.exec(text.trimEnd())?.[0] ?? '';
    if (after !== '') {
      end = text.trimEnd().length;
      return { mark: after, start: end - after.length, end };
    }
  }
  return { mark, start: end - mark.length, end };
}

/** A question that is told (He asked whether …) ends in a stop; so may a statement that Indonesian puts as a question, and the other way. */
const TOLD =
  /^(?!\W*(?:who|whose|how|why|what|which|when|where)\b).*\b(?:ask(?:s|ed|ing)?|wonder(?:s|ed|ing)?|questions?|questioned|whether)\b/is;
const QUESTION =
  /(?<!\p{L})(?:apa|apakah|siapa|siapakah|mengapa|kenapa|bagaimana|kapan|berapa|mana|bukan|masa)(?!\p{L})/iu;
/** A picture's credit after its caption: its stop tells nothing. */
const CREDIT = /(?:\b(?:ANTARA|FOTO|Foto|Dok|Reuters|REUTERS|AFP|AP)\b|\p{L}\/\p{L})[^.?!]*\.\s*$/u;

function mayDiffer(source: string, target: string, wanted: string, got: string): boolean {
  // The quotation has moved: "Are you well?" he wrote.
  if (/[?!]/.test(wanted) && new RegExp(`\\${wanted[0]}["”’']`).test(target)) return true;
  if (wanted === '?' && got === '.') return TOLD.test(target);
  if (wanted === '.' && got === '?') return QUESTION.test(source);
  return wanted === '.' && got === '' && CREDIT.test(source);
}

/** . and … and ! end a statement with another tone, and are still different marks. */
const sort = (mark: string) => (mark === '...' || mark === '…' ? '…' : mark);

export const terminalPunctuation: SegmentCheck<'terminal-punctuation'> = {
  id: 'terminal-punctuation',
  scope: 'segment',
  severity: 'warning',
  run({ source, target, kind }) {
    if (kind === 'headline' || kind === 'heading') return [];
    if (target.trim() === '') return [];
    const [wanted, got] = [endOf(source), endOf(target)];
    if (sort(wanted.mark) === sort(got.mark) || mayDiffer(source, target, wanted.mark, got.mark)) return [];
    // Abbreviations end with a stop of their own (Inc., p.m.) and lines without one stay without.
    const abbreviation = /(?:\p{L}\.){1,}\p{L}?\.$|\b(?:Inc|Ltd|Co|Corp|Jr|Sr|etc|No|a\.m|p\.m)\.$/u.test(
      target.trimEnd(),
    );
    if (wanted.mark === '' && got.mark === '.' && abbreviation) return [];
    if (wanted.mark === ',' || (wanted.mark === '' && got.mark === '.' && kind === 'caption')) return [];
    const span = { start: got.start, end: got.end };
    const params = { source: wanted.mark, target: got.mark };
    const message =
      got.mark === ''
        ? 'missing'
        : wanted.mark === ''
          ? 'added'
          : got.mark.length > 1 && got.mark !== '...'
            ? 'doubled'
            : 'differs';
    return [
      finding(message, {
        source: { start: wanted.start, end: wanted.end },
        target: span,
        params,
        fix: { span, text: wanted.mark },
      }),
    ];
  },
};
