// The import page, ready to draw: where the text comes from, the preview of its segments, details with their errors.
import type { FormatContent, FormatParagraph } from '../formats/format.ts';
import { segmentsOf } from '../formats/format.ts';
import type { DocumentDetails } from '../model/document.ts';
import type { ParagraphKind } from '../model/paragraph.ts';
import { codeIndex, codeLabels } from '../model/text.ts';
import { cutInvisible } from '../text/invisible.ts';
import { words } from '../text/tokens.ts';
import type { DetailField } from './details-form.ts';
import { foundMark, paragraphKeys, wholeTexts } from './import-choices.ts';
import { type TableView, tableView } from './import-table.ts';

/** Rows that the preview draws: a page with more would be no help; what lies beyond is saved as it was found. */
const MOST_ROWS = 1000;

/** `title`: of a code, what it stands for. `runs`: the text with its invisible characters apart, by name. */
type PiecesView = readonly {
  text: string;
  look: 'text' | 'dateline' | 'code';
  title?: string;
  runs?: ReturnType<typeof cutInvisible>;
}[];

export type PreviewRow = {
  key: string;
  number: number;
  kind: ParagraphKind;
  included: boolean;
  found: string;
  pieces: PiecesView;
  /** English that the file brings along, '' where there is none. */
  target: string;
  sourced: boolean;
  segments: number;
};

export type PreviewView = {
  rows: readonly PreviewRow[];
  beyond: number;
  paragraphs: number;
  included: number;
  segments: number;
  translated: number;
  words: number;
  sourceLang: string;
  targetLang: string;
  warnings: FormatContent['warnings'];
  table: TableView | null;
};

export type ImportFile = { name: string; bytes: number; original: string; encoding: string };

export type ImportPage = {
  operationId: string;
  text: string;
  file: ImportFile | null;
  details: DocumentDetails;
  /** What the text itself says of the details: a field that still holds it follows the text. */
  proposed: string;
  headlineEn: string;
  deckEn: string;
  /** Id of the project that it goes into; '': the first. */
  project: string;
  preview: PreviewView | null;
  /** Texts found around the article, and whether they are left out. */
  boilerplate: { found: number; left: boolean };
  problems: Partial<Record<DetailField | 'source', string>>;
};

/** The text cut at its dateline's end and at its inline codes, each of which its own segment's table names. */
function piecesOf(paragraph: FormatParagraph): PiecesView {
  const segments = segmentsOf(paragraph);
  const sourced = segments.some((one) => one.source);
  const pieces: { text: string; look: 'text' | 'dateline' | 'code'; title?: string }[] = [];
  const add = (text: string, look: 'text' | 'dateline') => {
    const last = pieces.at(-1);
    if (last?.look === look) last.text += text;
    else pieces.push({ look, text });
  };
  for (const [n, { source, target = '', codes = [] }] of segments.entries()) {
    const dateline = n === 0 && sourced ? (paragraph.dateline?.end ?? 0) : 0;
    const labels = codeLabels(codes);
    let at = 0;
    if (n > 0) add(' ', 'text');
    for (const character of (sourced ? source : target) ?? '') {
      const code = codeIndex(character);
      if (code >= 0)
        pieces.push({ look: 'code', text: labels[code]?.name ?? '', title: labels[code]?.title });
      else add(character, at < dateline ? 'dateline' : 'text');
      at += character.length;
    }
  }
  return pieces.map((piece) =>
    piece.look === 'code' ? piece : { ...piece, runs: cutInvisible(piece.text) },
  );
}

/** `chosen`: the content's paragraphs with the person's choices. */
export function previewView(content: FormatContent, chosen: readonly FormatParagraph[]): PreviewView {
  const keys = paragraphKeys(chosen);
  const segments = chosen.flatMap(segmentsOf);
  const rows = chosen.slice(0, MOST_ROWS).map((paragraph, i): PreviewRow => {
    const { source, target } = wholeTexts(paragraph);
    return {
      key: keys[i]!,
      number: i + 1,
      kind: paragraph.kind,
      included: paragraph.included,
      found: foundMark(content.paragraphs[i]!),
      pieces: piecesOf(paragraph),
      target: source === null ? '' : target.replace(/[\ue000-\uf8ff]/g, ''),
      sourced: source !== null,
      segments: segmentsOf(paragraph).length,
    };
  });
  return {
    rows,
    beyond: chosen.length - rows.length,
    paragraphs: chosen.length,
    included: chosen.filter((one) => one.included).length,
    segments: segments.length,
    translated: segments.filter((one) => (one.target ?? '') !== '').length,
    words: segments.reduce((sum, one) => sum + words(one.source ?? '', content.sourceLang).length, 0),
    sourceLang: content.sourceLang,
    targetLang: content.targetLang,
    warnings: content.warnings,
    table: tableView(content),
  };
}

const ENCODINGS: Readonly<Record<string, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
  'utf-32le': 'UTF-32 LE',
  'utf-32be': 'UTF-32 BE',
  'windows-1252': 'Windows-1252',
};

/** An encoding's name as people write it. */
export function encodingName(encoding: string | undefined): string {
  return ENCODINGS[encoding ?? ''] ?? (encoding ?? '').toUpperCase();
}
