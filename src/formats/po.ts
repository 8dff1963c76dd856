// gettext catalogues (PO): msgid into msgstr, in the same file; comments, order, obsolete entries and headers stay.
import iconv from 'iconv-lite';
import { badInput } from '../errors.ts';
import type { Text } from '../model/text.ts';
import type {
  ExportDocument,
  FileLook,
  Format,
  FormatContent,
  FormatParagraph,
  FormatSegment,
  ReadOptions,
} from './format.ts';
import { requireShortLines } from './long-texts.ts';
import { type MarkedText, markedText, PLACEHOLDERS, translationIn, writeMarked } from './marked-text.ts';
import { escapePo, type PoEntry, type PoString, readEntries } from './po/read-entries.ts';
import { putTargets, segmentsByRef, type TextPlace } from './put-targets.ts';
import { decodeTextFile, encodeTextFile, type TextFile } from './text-file.ts';

/** The catalogue's text: as its header says, where its bytes do not tell. */
function decodePo(bytes: Uint8Array): TextFile {
  const file = decodeTextFile(bytes);
  requireShortLines(file.text);
  const charset = /charset=([\w.:-]+)/i.exec(file.text)?.[1] ?? '';
  if (/^utf/.test(file.encoding) || !iconv.encodingExists(charset)) return file;
  return { ...file, text: iconv.decode(Buffer.from(bytes), charset), encoding: charset };
}

function encodePo(file: TextFile): Uint8Array {
  const bytes = iconv.encode(file.text, file.encoding, { addBOM: file.mark });
  if (/^utf/i.test(file.encoding) || iconv.decode(bytes, file.encoding) === file.text) return bytes;
  // gettext takes no byte-order mark: its header has to say it.
  const text = file.text.replace(/charset=[\w.:-]+/i, 'charset=UTF-8');
  return encodeTextFile({ text, encoding: 'utf-8', mark: false });
}

type PoText = { entry: PoEntry; string: PoString; ref: string; marked: MarkedText; target: Text };

/** Each msgstr beside its msgid, or msgid_plural: which is that of all numbers where a language has one form (Indonesian). */
function poTexts(entries: readonly PoEntry[]): PoText[] {
  return entries.flatMap((entry) =>
    entry.targets.flatMap((string, n): PoText[] => {
      const plural = n > 0 || entry.targets.length === 1;
      const source = plural && entry.plural !== null ? entry.plural : entry.id;
      const marked = markedText(source, PLACEHOLDERS, { line: entry.line, column: 1 });
      if (entry.id === '' || marked === null) return [];
      const target = translationIn(marked, string.value, PLACEHOLDERS);
      return [{ entry, string, ref: String(string.from), marked, target }];
    }),
  );
}

function headerOf(entries: readonly PoEntry[], name: string): string | undefined {
  const header = entries.find((entry) => entry.id === '')?.targets[0]?.value ?? '';
  return new RegExp(`^${name}:[ \\t]*([A-Za-z]{2,3})`, 'im').exec(header)?.[1]?.toLowerCase();
}

export const po = {
  id: 'po',
  label: 'formats.po',
  extensions: ['po', 'pot'],
  mime: 'text/x-gettext-translation',
  keepsCodes: true,
  recognise: ({ text }: FileLook): number =>
    /^(?:#[^\n]*\n|[^\S\n]*\n|msgctxt [^\n]*\n(?:"[^\n]*\n)*)*msgid\s*"/.test(text) ? 0.95 : 0,
  /** Rejects with AppError `po.line`, `po.none`, `xliff.too-many-codes`, `import.texts`, `import.binary`. */
  async read(bytes: Uint8Array, options: ReadOptions = {}): Promise<FormatContent> {
    const { text, encoding } = decodePo(bytes);
    const entries = readEntries(text);
    const paragraphs = poTexts(entries).map(
      ({ entry, ref, marked: { source, codes }, target }): FormatParagraph => ({
        kind: 'paragraph',
        included: true,
        dateline: null,
        source,
        ref,
        ...(codes.length === 0 ? {} : { codes }),
        ...(target === '' ? {} : { target, state: entry.fuzzy === null ? 'translated' : 'initial' }),
        ...(entry.context === null ? {} : { fileId: entry.context }),
        ...(entry.comments.length === 0 ? {} : { notes: entry.comments }),
      }),
    );
    if (paragraphs.length === 0) throw badInput('po.none');
    const targetLang = options.targetLang ?? headerOf(entries, 'Language') ?? 'en';
    const sourceLang = options.sourceLang ?? headerOf(entries, 'X-Source-Language') ?? 'id';
    return { details: {}, sourceLang, targetLang, paragraphs, encoding, warnings: [] };
  },
  async writeBack(doc: ExportDocument, original: Uint8Array): Promise<Uint8Array> {
    const file = decodePo(original);
    const lineEnd = /\r\r\n|\r\n|\n|\r/.exec(file.text)?.[0] ?? '\n';
    const segments = new Map<string, FormatSegment>(segmentsByRef(doc));
    const places: TextPlace[] = [];
    const fuzzy = new Map<PoEntry, boolean>();
    for (const { entry, string, ref, marked, target } of poTexts(readEntries(file.text))) {
      const { from, to } = string;
      const write: TextPlace['write'] = (text) =>
        escapePo(
          writeMarked(text, marked, (run) => run),
          lineEnd,
        );
      places.push({ ref, from, to, source: target, write });
      const sure = (segments.get(ref)?.state ?? 'initial') !== 'initial';
      fuzzy.set(entry, (fuzzy.get(entry) ?? false) || !sure);
    }
    // What a translator has confirmed is not fuzzy any more.
    for (const [entry, still] of fuzzy) {
      if (still || entry.fuzzy === null) continue;
      const ref = `fuzzy ${entry.fuzzy.from}`;
      places.push({ ref, ...entry.fuzzy, source: '', write: () => '' });
      segments.set(ref, { source: null, target: 'sure' });
    }
    return encodePo({ ...file, text: putTargets(file.text, segments, places) });
  },
} as const satisfies Format;
