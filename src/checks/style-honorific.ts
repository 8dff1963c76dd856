// House style of Indonesian honorifics before names (Pak Budi, Hj. Siti): kept, left out, or Mr. and Ms., as the project decided.
import { type Finding, finding, type SegmentCheck } from './check.ts';

const MEN = 'Pak|Bapak';
const WOMEN = 'Bu|Ibu';
const HONORIFIC = new RegExp(
  `(?<![\\p{L}\\p{N}])(${MEN}|${WOMEN}|Mas|Mbak|Haji|Hajah|Hajjah|H\\.|Hj\\.|KH\\.?|K\\.H\\.|Kiai|Kyai)\\s(\\p{Lu}[\\p{L}’']+)`,
  'gu',
);
const ENGLISH = /(?<![\p{L}\p{N}])(Mr|Mrs|Ms)\.?\s(\p{Lu}[\p{L}’']+)/gu;
const escaped = (name: string) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

export const styleHonorific: SegmentCheck<'style-honorific'> = {
  id: 'style-honorific',
  scope: 'segment',
  severity: 'hint',
  run({ source, target, settings }) {
    const { honorifics = 'any', variety } = settings;
    if (honorifics === 'any') return [];
    if (honorifics === 'keep') {
      return [...target.matchAll(ENGLISH)].flatMap(
        ({ 0: written, 1: title, 2: name = '', index }): Finding[] => {
          const wanted = title === 'Mr' ? MEN : WOMEN;
          const kept = new RegExp(`(?<!\\p{L})(?:${wanted}) ${escaped(name)}(?!\\p{L})`, 'u').exec(
            source,
          )?.[0];
          if (kept === undefined) return [];
          const span = { start: index, end: index + written.length };
          return [
            finding('keep', {
              target: span,
              params: { target: written, right: kept },
              fix: { span, text: kept },
            }),
          ];
        },
      );
    }
    return [...target.matchAll(HONORIFIC)].flatMap(
      ({ 0: written, 1: title = '', 2: name = '', index }): Finding[] => {
        // What the source does not have before the name is a part of it.
        if (!source.includes(written)) return [];
        const stop = variety === 'US' ? '.' : '';
        const men = MEN.split('|').includes(title);
        const english = men ? `Mr${stop} ` : WOMEN.split('|').includes(title) ? `Ms${stop} ` : '';
        const right = honorifics === 'english' ? `${english}${name}` : name;
        const span = { start: index, end: index + written.length };
        const params = { target: written, right };
        return [finding('drop', { target: span, params, fix: { span, text: right } })];
      },
    );
  },
};
