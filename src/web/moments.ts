// Times for views: relative up to a day, exact on hover.
import { exactTime, shortDay, shortTime } from './moment.ts';

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

export type Moments = {
  /** A <time> element for milliseconds UTC, "5 minutes ago" with the exact time as its title. */
  when(at: number): string;
  /** A day (YYYY-MM-DD) in words, and whether it is over by the server's clock. */
  dueDay(day: string): { text: string; late: boolean };
};

export function moments(lang: string, now: number, t: (key: string) => string): Moments {
  return {
    dueDay(day) {
      const [year, month, date] = day.split('-').map(Number) as [number, number, number];
      const end = new Date(year, month - 1, date + 1).getTime();
      return { text: shortDay(new Date(year, month - 1, date).getTime(), now, lang), late: end <= now };
    },
    when: (at) => {
      const words = escaped(relative(at, now, lang, t('time.now')));
      return `<time datetime="${new Date(at).toISOString()}" title="${escaped(exactTime(at, lang))}">${words}</time>`;
    },
  };
}
