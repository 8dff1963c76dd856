// Units of the translation memory as a list shows them, with what was searched for marked.
import { isMachine } from '../model/revision.ts';
import { type Span, type Text, withoutCodes } from '../model/text.ts';
import type { FoundUnit } from '../workflow/memory-search.ts';
import { exactTime, shortTime } from './moment.ts';
import type { Reader } from './row-view.ts';

type Piece = { text: string; found: boolean };

export type UnitView = {
  unitId: string;
  sourceLang: string;
  targetLang: string;
  source: Text;
  target: Text;
  sourcePieces: readonly Piece[];
  targetPieces: readonly Piece[];
  by: string;
  time: string;
  exact: string;
  /** Comes from a segment of this installation. */
  segmentId: string | null;
};

function cut(text: Text, spans: readonly Span[]): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const { start, end } of spans) {
    pieces.push({ text: text.slice(at, start), found: false }, { text: text.slice(start, end), found: true });
    at = end;
  }
  pieces.push({ text: text.slice(at), found: false });
  return pieces
    .map((piece) => ({ ...piece, text: withoutCodes(piece.text) }))
    .filter((piece) => piece.text !== '');
}

export function unitView(unit: FoundUnit, { t, language, now }: Reader): UnitView {
  const { unitId, sourceLang, targetLang, source, target, author, origin, changedAt, segmentId } = unit;
  const machine = unit.machine || isMachine(origin);
  return {
    unitId,
    sourceLang,
    targetLang,
    source,
    target,
    sourcePieces: cut(source, unit.sourceSpans),
    targetPieces: cut(target, unit.targetSpans),
    by: author !== '' ? author : machine ? t('memory.by-machine') : t('memory.by-file'),
    time: shortTime(changedAt, now, language),
    exact: exactTime(changedAt, language),
    segmentId,
  };
}
