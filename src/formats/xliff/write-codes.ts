// The texts of a segment to the content of XLIFF's source and target elements.
import { codeIndex, type InlineCode, type Text } from '../../model/text.ts';
import { escapeAttribute, escapeText } from '../xml-write.ts';

/** What XML 1.0 cannot hold, not even as a reference (section 2.2): it goes into <cp>. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const NOT_XML = /[\0-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF\p{Cs}]/gu;

/** Text for places that hold no elements (notes, metadata); what XML cannot hold becomes U+FFFD. */
export function plainText(text: string): string {
  return escapeText(text.replace(NOT_XML, '\uFFFD'));
}

function writeRun(text: string): string {
  return escapeText(text).replace(NOT_XML, (character) => {
    const hex = character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
    return `<cp hex="${hex}"/>`;
  });
}

const MARKUP =
  /^<(?:(?:pc|ph|sc|sm|mrk) (?:[^>]* )?id="|ec (?:[^>]* )?(?:id|startRef)="|em (?:[^>]* )?startRef="|cp hex="|\/(?:pc|mrk)>|[\w.-]+:[\w.-]+ )/;
/** Attributes that only inline elements of XLIFF 1.2 have. */
const OF_12 = /^<[^>]* (?:ctype|equiv-text|rid|mid|mtype)="/;
const DATA = /<data (?:[^>]* )?id="([^"]*)"[^>]*>[\s\S]*?<\/data>/g;

/** Names of a pair's attributes on the empty elements that stand for its two ends (sections 4.2.3.3 and 4.2.3.4). */
function endAttributes(tag: string, end: 'Start' | 'End'): string {
  const other = end === 'Start' ? 'End' : 'Start';
  return [...tag.matchAll(/ ([\w:.-]+)="([^"]*)"/g)]
    .filter(([, name]) => !name!.endsWith(other) && (end === 'Start' || name!.endsWith(end)))
    .map(([, name, value]) => ` ${name!.endsWith(end) ? name!.slice(0, -end.length) : name}="${value}"`)
    .join('');
}

type Piece = { markup: string; code?: InlineCode; tag?: string };

/** A pair that crosses another or lacks its end cannot be an element: <sc/> and <ec/> stand for it. */
function separate(start: Piece, end: Piece | null): void {
  const { tag = '', code } = start;
  const id = escapeAttribute(code?.id ?? '');
  if (tag.startsWith('<mrk')) {
    // An annotation without its end annotates nothing and goes.
    start.markup = end === null ? '' : `<sm${endAttributes(tag, 'Start')}/>`;
    if (end !== null) end.markup = `<em startRef="${id}"/>`;
    return;
  }
  const alone = end === null ? ' isolated="yes"' : '';
  start.markup = `<sc${endAttributes(tag, 'Start')}${alone}/>`;
  if (end !== null) end.markup = `<ec startRef="${id}"${endAttributes(tag, 'End')}/>`;
}

function nest(pieces: readonly Piece[]): void {
  const open: Piece[] = [];
  for (const piece of pieces) {
    const { tag, code } = piece;
    if (tag === undefined || code === undefined) continue;
    if (/^<(?:pc|mrk) /.test(tag)) open.push(piece);
    if (!tag.startsWith('</')) continue;
    const name = tag.slice(2, -1);
    const at = open.findLastIndex((one) => one.code!.id === code.id && one.tag!.startsWith(`<${name} `));
    const [start] = at < 0 ? [] : open.splice(at, 1);
    if (start === undefined) {
      piece.markup = name === 'pc' ? `<ec id="${escapeAttribute(code.id)}" isolated="yes"/>` : '';
    } else if (at < open.length) separate(start, piece);
  }
  for (const start of open) separate(start, null);
}

/** Whether a code is an element of XLIFF 2; an end tag is what its start is. */
function isOurs(codes: readonly InlineCode[], index: number): boolean {
  const { data, kind, id } = codes[index]!;
  if (!MARKUP.test(data) || OF_12.test(data)) return false;
  const start = kind === 'close' ? codes.find((one) => one.kind === 'open' && one.id === id) : undefined;
  return start === undefined || (MARKUP.test(start.data) && !OF_12.test(start.data));
}

export type CodeWriter = {
  write(text: Text, codes: readonly InlineCode[]): string;
  /** The `<data>` elements that what was written refers to. */
  originalData(): string[];
};

/** For the texts of one unit, or of one match. Markup that is not XLIFF's is kept as the original data of a <ph>. */
export function createCodeWriter(): CodeWriter {
  const data = new Map<string, string>();
  /** Ids are unique in a unit, whose segments count their codes each from 0 (section 4.3.1.21). */
  const tables = new Map<readonly InlineCode[], number>();
  function idOf(codes: readonly InlineCode[], index: number): string {
    const table = tables.get(codes) ?? tables.size;
    tables.set(codes, table);
    return table === 0 ? `padanan-${index}` : `padanan-${table}-${index}`;
  }
  function keep(id: string, markup: string): string {
    data.set(id, `<data id="${id}">${writeRun(markup)}</data>`);
    return id;
  }

  /** One end of a pair of another format: an element around what it holds, where both ends are in the code table. */
  function foreignEnd(codes: readonly InlineCode[], index: number): Piece | null {
    const code = codes[index]!;
    const other = codes.findIndex(
      ({ id, kind }) => id === code.id && kind === (code.kind === 'open' ? 'close' : 'open'),
    );
    if (other < 0) return null;
    const start = code.kind === 'open' ? index : other;
    const id = idOf(codes, start);
    const own = { ...code, id };
    if (code.kind === 'close') return { markup: '</pc>', tag: '</pc>', code: own };
    const disp = ` dispStart="${escapeAttribute(code.label)}"`;
    const end = keep(idOf(codes, other), codes[other]!.data);
    const tag = `<pc id="${id}" dataRefStart="${keep(id, code.data)}" dataRefEnd="${end}"${disp}>`;
    return { markup: tag, tag, code: own };
  }

  function pieceOf(codes: readonly InlineCode[], index: number): Piece {
    const code = codes[index]!;
    if (/^[\uE000-\uF8FF]$/.test(code.data)) return { markup: code.data };
    if (isOurs(codes, index)) {
      // A tag's attribute values hold no ">": it is always escaped there.
      const end = /^<[\w.-]+:/.test(code.data) ? code.data.length : code.data.indexOf('>') + 1;
      const tag = code.data.slice(0, end);
      for (const [markup, id] of code.data.slice(end).matchAll(DATA)) data.set(id!, markup);
      return { markup: tag, tag, code };
    }
    const paired = code.kind === 'placeholder' ? null : foreignEnd(codes, index);
    if (paired !== null) return paired;
    const id = keep(idOf(codes, index), code.data);
    return { markup: `<ph id="${id}" dataRef="${id}" disp="${escapeAttribute(code.label)}"/>` };
  }

  return {
    write(text, codes) {
      const pieces = text.split(/([\uE000-\uF8FF])/).map((part): Piece => {
        const code = part.length === 1 ? codes[codeIndex(part)] : undefined;
        return code === undefined ? { markup: writeRun(part) } : pieceOf(codes, codeIndex(part));
      });
      nest(pieces);
      return pieces.map((piece) => piece.markup).join('');
    },
    originalData: () => [...data.values()],
  };
}
