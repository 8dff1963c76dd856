// Subtitles: SubRip and WebVTT, cue by cue; times, names, settings and all that is no cue stay as they are.
import { defaultTreeAdapter, parseFragment } from 'parse5';
import type {
  ExportDocument,
  FileLook,
  Format,
  FormatContent,
  FormatParagraph,
  ReadOptions,
} from './format.ts';
import { requireShortLines } from './long-texts.ts';
import { type MarkedText, markedText, writeMarked } from './marked-text.ts';
import { putTargets, segmentsByRef, type TextPlace } from './put-targets.ts';
import { type Cue, readCues } from './subtitles/read-cues.ts';
import { decodeTextFile, encodeTextFile, type TextFile } from './text-file.ts';

/** What a character reference stands for. */
function textOfHtml(written: string): string {
  const [node] = parseFragment(written).childNodes;
  return node !== undefined && defaultTreeAdapter.isTextNode(node) ? node.value : written;
}

/** Tags, WebVTT's times inside a cue, and the positions that SubRip took over from another format. */
const MARKUP = /<[^<>\n]*>|\{\\[^{}\n]*\}/g;
type CueText = { cue: Cue; marked: MarkedText };

function cueTexts(file: string, vtt: boolean): CueText[] {
  return readCues(file, vtt).flatMap((cue) => {
    const marked = markedText(cue.text, MARKUP, { line: cue.line, column: 1 });
    return marked === null ? [] : [{ cue, marked: vtt ? unescaped(marked) : marked }];
  });
}

/** HTML's character references, as WebVTT has them (section 6.4); one for a private-use character would be taken for a code. */
function unescaped(marked: MarkedText): MarkedText {
  const source = marked.source.replace(/&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/gi, (written) => {
    const character = textOfHtml(written);
    return /[\uE000-\uF8FF\n\r]/.test(character) ? written : character;
  });
  return { ...marked, source };
}

function escaped(run: string): string {
  return run
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replaceAll('\u00A0', '&nbsp;');
}

/** A blank line would end the cue, an arrow would be taken for a time. */
function safe(text: string, lineEnd: string): string {
  return text
    .replace(/\n(?:[^\S\n]*\n)+/g, '\n')
    .replace(/^\n|\n$/g, '')
    .replaceAll('-->', '→')
    .replaceAll('\n', lineEnd);
}

function subtitles(vtt: boolean) {
  return {
    async read(bytes: Uint8Array, options: ReadOptions = {}): Promise<FormatContent> {
      const { text, encoding } = decodeTextFile(bytes);
      requireShortLines(text);
      const paragraphs = cueTexts(text, vtt).map(
        ({ cue, marked: { source, codes } }): FormatParagraph => ({
          kind: 'paragraph',
          included: true,
          dateline: null,
          source,
          ref: String(cue.from),
          fileId: cue.start,
          ...(codes.length === 0 ? {} : { codes }),
        }),
      );
      const { sourceLang = 'id', targetLang = 'en' } = options;
      return { details: {}, sourceLang, targetLang, paragraphs, encoding, warnings: [] };
    },
    async writeBack(doc: ExportDocument, original: Uint8Array): Promise<Uint8Array> {
      const file: TextFile = decodeTextFile(original);
      const lineEnd = /\r\r\n|\r\n|\n|\r/.exec(file.text)?.[0] ?? '\n';
      const places = cueTexts(file.text, vtt).map(
        ({ cue: { from, to }, marked }): TextPlace => ({
          ref: String(from),
          from,
          to,
          source: marked.source,
          write: (target) => safe(writeMarked(target, marked, vtt ? escaped : (run) => run), lineEnd),
        }),
      );
      return encodeTextFile({ ...file, text: putTargets(file.text, segmentsByRef(doc), places) });
    },
  };
}

export const srt = {
  id: 'srt',
  label: 'formats.srt',
  extensions: ['srt'],
  mime: 'application/x-subrip',
  keepsCodes: true,
  recognise: ({ text }: FileLook): number =>
    /^\s*(?:\d+[^\S\n]*\n)?(?:\d+:)?\d\d?:\d\d?[,.]\d{1,3}\s*-->/.test(text) ? 1 : 0,
  ...subtitles(false),
} as const satisfies Format;

export const vtt = {
  id: 'vtt',
  label: 'formats.vtt',
  extensions: ['vtt'],
  mime: 'text/vtt',
  keepsCodes: true,
  recognise: ({ text }: FileLook): number => (/^WEBVTT(?:[ \t\n]|$)/.test(text) ? 1 : 0),
  ...subtitles(true),
} as const satisfies Format;
