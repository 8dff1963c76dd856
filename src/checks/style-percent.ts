// House style of percentages: 5 percent, 5 per cent or 5%, as the project decided. Headlines may always have the sign.
import { type Finding, finding, type SegmentCheck } from './check.ts';

const WRITTEN = /(?<=\d)(\s?%|\s?(?<![\p{L}])(?:percent|per cent)(?!\p{L}))/gu;
const WORDS = /(?<![\p{L}\p{N}-])(?:percent|per cent)(?!\p{L})/gu;

export const stylePercent: SegmentCheck<'style-percent'> = {
  id: 'style-percent',
  scope: 'segment',
  severity: 'hint',
  run({ target, kind, settings }) {
    const { percent = 'any' } = settings;
    if (percent === 'any') return [];
    const isHeadline = kind === 'headline' || kind === 'heading' || kind === 'deck';
    const found: Finding[] = [];
    const report = (start: number, written: string, text: string) => {
      if (written === text) return;
      const span = { start, end: start + written.length };
      const params = { target: written.trim(), right: text.trim() };
      found.push(finding('differs', { target: span, params, fix: { span, text } }));
    };
    for (const match of target.matchAll(WRITTEN)) {
      const isSign = match[0].includes('%');
      if (isSign && (isHeadline || /^\d/.test(target.slice(match.index + match[0].length)))) continue;
      report(match.index, match[0], percent === '%' ? '%' : ` ${percent}`);
    }
    // In words (five percent) only the word itself can be the other one.
    if (percent !== '%')
      for (const match of target.matchAll(WORDS))
        if (!/\d\s?$/.test(target.slice(0, match.index))) report(match.index, match[0], percent);
    return found;
  },
};
