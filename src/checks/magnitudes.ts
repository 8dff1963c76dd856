// Round quantities in words: puluhan ribu are tens of thousands, not dozens.
import { type CheckInput, type Finding, finding } from './check.ts';

const INDONESIAN =
  /(?<!\p{L})(belasan|puluhan|ratusan|ribuan|jutaan|miliaran|triliunan)(?: (ribu|juta|miliar|triliun))?(?!\p{L})/giu;
const ENGLISH =
  /(?<!\p{L})(dozens|scores|tens|hundreds|thousands|millions|billions|trillions)(?: of (thousands|millions|billions|trillions))?(?!\p{L})/giu;
/** Powers of ten. A dozen is ten or so. */
const POWERS: Readonly<Record<string, number>> = {
  belasan: 1,
  puluhan: 1,
  ratusan: 2,
  ribuan: 3,
  jutaan: 6,
  miliaran: 9,
  triliunan: 12,
  ribu: 3,
  juta: 6,
  miliar: 9,
  triliun: 12,
  dozens: 1,
  scores: 1,
  tens: 1,
  hundreds: 2,
  thousands: 3,
  millions: 6,
  billions: 9,
  trillions: 12,
};

function magnitudes(
  text: string,
  pattern: RegExp,
): { power: number; start: number; end: number; text: string }[] {
  return [...text.matchAll(pattern)].map((match) => ({
    power: POWERS[match[1]!.toLowerCase()]! + (POWERS[match[2]?.toLowerCase() ?? ''] ?? 0),
    start: match.index,
    end: match.index + match[0].length,
    text: match[0],
  }));
}

/** Round quantities of the target in place of others of the source; where either side has none, nothing is said. */
export function otherMagnitudes({ source, target }: CheckInput): Finding[] {
  const lost = magnitudes(source, INDONESIAN);
  const strange = magnitudes(target, ENGLISH).filter(({ power }) => {
    const at = lost.findIndex((one) => one.power === power);
    if (at >= 0) lost.splice(at, 1);
    return at < 0;
  });
  return strange.slice(0, lost.length).map((one, at) =>
    finding('differs', {
      source: { start: lost[at]!.start, end: lost[at]!.end },
      target: { start: one.start, end: one.end },
      params: { source: lost[at]!.text, target: one.text },
    }),
  );
}
