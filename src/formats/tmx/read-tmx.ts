// Reading TMX 1.1 to 1.4b as a stream: one unit after the other, in memory that does not grow with the file.
import { SaxesParser } from 'saxes';
import { badInput } from '../../errors.ts';
import { BadBytes, decodeXml } from '../xml-decode.ts';
import type { Place } from '../xml-tree.ts';
import { createSegmentReader, type SegmentReader } from './segment-reader.ts';
import type { TmxUnit, TmxVariant } from './tmx-unit.ts';

const DEEPEST = 100;
/** UTF-16 units without a tag's end: far more than a segment may have, so that one endless line is refused early. */
const LONGEST_RUN = 1_000_000;
const MOST_VARIANTS = 500;
const MOST_PROPS = 200;

/** `20181109T083000Z` (TMX 1.4b, creationdate) as milliseconds UTC; null for anything else. */
function readDate(written: string | undefined): number | null {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(written ?? '');
  if (parts === null) return null;
  const [year = 0, month = 0, day = 0, hour, minute, second] = parts.slice(1).map(Number);
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/** What is told of a file before its first unit, each as it is found. */
type TmxHead = { encoding?: string; version?: string };

type Open = { unit: TmxUnit & { variants: TmxVariant[]; props: Map<string, string> } };

/** What the parser has found and nobody has taken yet. */
function createUnitParser(onHead: (facts: TmxHead) => void) {
  const parser = new SaxesParser();
  const path: string[] = [];
  const units: TmxUnit[] = [];
  let seen = false;
  let headerLang = '';
  let open: Open | null = null;
  let lang: string | null = null;
  let segment: SegmentReader | null = null;
  let prop: { type: string; text: string } | null = null;
  let lastTag = 0;
  const here = (): Place => ({ line: parser.line, column: Math.max(1, parser.column) });

  parser.on('doctype', (doctype) => {
    // A DTD's name is passed over, never fetched; declarations are what attacks are made of.
    if (doctype.includes('[')) throw badInput('tmx.entities', here());
  });
  parser.on('opentag', ({ name, attributes }) => {
    lastTag = parser.position;
    if (path.length >= DEEPEST) throw badInput('tmx.deep', { ...here(), max: DEEPEST });
    if (!seen) {
      if (name !== 'tmx') throw badInput('tmx.other', here());
      if (!/^1\.[1-4]b?$/.test(attributes.version ?? '')) {
        throw badInput('tmx.version', { ...here(), version: attributes.version ?? '' });
      }
      seen = true;
      onHead({ version: attributes.version ?? '' });
    }
    path.push(name);
    if (segment !== null) segment.open(name, attributes, here());
    else if (name === 'header') headerLang = attributes.srclang ?? '';
    else if (name === 'tu') open = { unit: newUnit(attributes, headerLang, here()) };
    else if (name === 'tuv' && open !== null) {
      lang = attributes['xml:lang'] ?? attributes.lang ?? '';
      takeFacts(open.unit, attributes);
    } else if (name === 'seg' && open !== null && lang !== null) segment = createSegmentReader();
    else if (name === 'prop' && open !== null) prop = { type: attributes.type ?? '', text: '' };
  });
  const onText = (text: string) => {
    if (segment !== null) segment.text(text, here());
    else if (prop !== null && prop.text.length < 10_000) prop.text += text;
  };
  parser.on('text', onText);
  parser.on('cdata', onText);
  parser.on('closetag', ({ name }) => {
    lastTag = parser.position;
    path.pop();
    if (name === 'seg' && segment !== null && open !== null && lang !== null) {
      const { variants } = open.unit;
      if (variants.length >= MOST_VARIANTS) throw badInput('tmx.variants', { ...here(), max: MOST_VARIANTS });
      variants.push({ lang, ...segment.result() });
      segment = null;
    } else if (segment !== null) segment.close(name);
    else if (name === 'tuv') lang = null;
    else if (name === 'prop' && prop !== null && open !== null) {
      if (open.unit.props.size < MOST_PROPS) open.unit.props.set(prop.type, prop.text);
      prop = null;
    } else if (name === 'tu' && open !== null) {
      units.push(open.unit);
      open = null;
    }
  });

  /** Runs the parser; what it cannot read becomes an AppError with the place. */
  function step(act: () => void, error: 'tmx.ill-formed' | 'tmx.truncated'): void {
    parser.on('error', () => {
      throw badInput(seen || error === 'tmx.truncated' ? error : 'tmx.other', here());
    });
    act();
    if (parser.position - lastTag > LONGEST_RUN) throw badInput('tmx.long', { ...here(), max: LONGEST_RUN });
  }
  return {
    take: () => units.splice(0),
    write: (text: string) => step(() => parser.write(text), 'tmx.ill-formed'),
    end() {
      if (!seen && path.length === 0 && parser.position === 0) throw badInput('tmx.empty');
      step(() => parser.close(), 'tmx.truncated');
    },
  };
}

function newUnit(attributes: Record<string, string>, headerLang: string, place: Place): Open['unit'] {
  const unit = {
    tuid: (attributes.tuid ?? '').slice(0, 200),
    variants: [],
    sourceLang: attributes.srclang ?? headerLang,
    author: '',
    createdAt: null,
    changedAt: null,
    props: new Map<string, string>(),
    place,
  };
  takeFacts(unit, attributes);
  return unit;
}

/** Who and when, from the unit or else from its variants: whichever says it last. */
function takeFacts(unit: Open['unit'], attributes: Record<string, string>): void {
  const author = attributes.changeid ?? attributes.creationid;
  if (author !== undefined) unit.author = author.slice(0, 200);
  unit.createdAt ??= readDate(attributes.creationdate);
  const changedAt = readDate(attributes.changedate);
  if (changedAt !== null) unit.changedAt = Math.max(changedAt, unit.changedAt ?? changedAt);
}

/**
 * The units of a TMX file in order, in every language that they have. A DTD is never fetched. Throws badInput `tmx.*`
 * (`empty`, `other`, `version`, `encoding`, `entities`, `deep`, `long`, `variants`, `ill-formed`, `truncated`), most with line
 * and column.
 */
export async function* readTmx(
  chunks: AsyncIterable<Uint8Array>,
  onHead: (facts: TmxHead) => void = () => undefined,
): AsyncGenerator<TmxUnit> {
  const parser = createUnitParser(onHead);
  try {
    for await (const text of decodeXml(chunks, (encoding) => onHead({ encoding }))) {
      parser.write(text);
      yield* parser.take();
    }
  } catch (error) {
    if (!(error instanceof BadBytes)) throw error;
    const { encoding, byte } = error;
    throw badInput('tmx.encoding', { encoding, byte });
  }
  parser.end();
  yield* parser.take();
}
