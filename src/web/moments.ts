// Times for views: relative up to a day, exact on hover.
import { exactTime, shortTime } from './moment.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

function relative(at: number, now: number, lang: string, soon: string): string {
  const ago = now - at;
  const format = new Intl.RelativeTimeFormat(lang, { numeric: 'auto', style: 'long' });
  if (ago < MINUTE) return soon;
  if (ago < HOUR) return format.format(-Math.floor(ago / MINUTE), 'minute');
  if (ago < DAY) return format.format(-Math.floor(ago / HOUR), 'hour');
  return shortTime(at, now, lang);
}

const escaped = (text: string) => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

/** `when(ms)`: a <time> element, "5 minutes ago" with the exact time as its title. */
export function moments(lang: string, now: number, t: (key: string) => string): { when(at: number): string } {
  return {
    when: (at) => {
      const words = escaped(relative(at, now, lang, t('time.now')));
      return `<time datetime="${new Date(at).toISOString()}" title="${escaped(exactTime(at, lang))}">${words}</time>`;
    },
  };
}
