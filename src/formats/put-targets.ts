// Putting a document's English back into the file that it came from, at the places where its texts stand.
import { cleanText, type Text } from '../model/text.ts';
import { type ExportDocument, type FormatSegment, segmentsOf } from './format.ts';
import { applySplices, type Splice } from './splice.ts';

/** The file between two offsets, with what changed in there. */
export type Slice = (from: number, to: number) => string;

/**
 * Where a text stands in its (decoded) file: half-open UTF-16 offsets; `source` and `ref` as its reader gives them. `write`
 * gives what stands there for a target; a place inside another one is written by `slice`.
 */
export type TextPlace = {
  ref: string;
  from: number;
  to: number;
  source: Text;
  write(target: Text, slice: Slice): string;
};

/** The document's segments by where they stand in the file. */
export function segmentsByRef(doc: ExportDocument): ReadonlyMap<string, FormatSegment> {
  const segments = doc.paragraphs.flatMap(segmentsOf);
  return new Map(segments.flatMap((one) => (one.ref === undefined ? [] : [[one.ref, one] as const])));
}

/** What a text is replaced by; undefined where it has no target, or the source's words for one. */
export type Targets = (ref: string, source: Text) => Text | undefined;

export function targetsOf(segments: ReadonlyMap<string, FormatSegment>): Targets {
  return (ref, source) => {
    const target = segments.get(ref)?.target ?? '';
    return target !== '' && target !== cleanText(source) ? target : undefined;
  };
}

/** The file between two offsets with the changes that lie whole between them. */
export function sliceWith(file: string, changes: readonly Splice[], start: number, stop: number): string {
  return applySplices(
    file.slice(start, stop),
    changes
      .filter((one) => one.from >= start && one.to <= stop)
      .map((one) => ({ ...one, from: one.from - start, to: one.to - start })),
  );
}

/**
 * The file with each target in place of its source, all else as it was. Texts without a target, or with the source's words
 * for one, stay. Places may lie in one another but not cross.
 */
export function putTargets(
  file: string,
  segments: ReadonlyMap<string, FormatSegment>,
  places: readonly TextPlace[],
): string {
  const targets = targetsOf(segments);
  const wanted = places
    .filter(({ ref, source }) => targets(ref, source) !== undefined)
    .sort((a, b) => a.from - b.from || b.to - a.to);
  let next = 0;
  /** What changes up to `end`, each place with those that lie in it. */
  const changes = (end: number): Splice[] => {
    const made: Splice[] = [];
    while (next < wanted.length && wanted[next]!.from < end) {
      const { ref, from, to, write } = wanted[next]!;
      next += 1;
      const inside = changes(to);
      const slice: Slice = (start, stop) => sliceWith(file, inside, start, stop);
      made.push({ from, to, text: write(segments.get(ref)!.target!, slice) });
    }
    return made;
  };
  return applySplices(file, changes(file.length));
}
