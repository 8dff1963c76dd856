// Times as the pages write them: the clock today, the day and clock before, always in the reader's language.

/** Making a formatter costs fifty times what using it does, and a page writes a time a row. */
const formats = new Map<string, Intl.DateTimeFormat>();

function format(language: string, name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${name}`;
  const known = formats.get(key);
  if (known !== undefined) return known;
  // British order for English: the day before the month, as Indonesian has it.
  const made = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, options);
  formats.set(key, made);
  return made;
}

const CLOCK: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
const DAY: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short', ...CLOCK };

/** `14:02` today, `3 Nov, 14:02` this year, else with the year. Times are milliseconds UTC. */
export function shortTime(at: number, now: number, language: string): string {
  const then = new Date(at);
  const today = new Date(now);
  if (then.toDateString() === today.toDateString()) return format(language, 'clock', CLOCK).format(then);
  if (then.getFullYear() === today.getFullYear()) return format(language, 'day', DAY).format(then);
  return format(language, 'year', { ...DAY, year: 'numeric' }).format(then);
}

/** The exact time, for a tooltip. */
export function exactTime(at: number, language: string): string {
  return format(language, 'exact', { dateStyle: 'full', timeStyle: 'medium' }).format(at);
}

/** `3 Nov` this year, else with the year. */
export function shortDay(at: number, now: number, language: string): string {
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  const day: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short' };
  if (sameYear) return format(language, 'short-day', day).format(at);
  return format(language, 'short-day-year', { ...day, year: 'numeric' }).format(at);
}
