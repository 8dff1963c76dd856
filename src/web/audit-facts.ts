// What an event of the record says of itself, in the reader's language: what the audit page shows under each line.
import type { AuditEvent } from '../workflow/audit.ts';
import { engineName } from './engine-view.ts';
import { originLabel } from './revision-view.ts';
import type { Translate } from './row-view.ts';

/** Longest part of a value that the page shows; the files have all of it. */
const SHOWN = 200;

const asWritten = (value: string) => value;

/** How a value is said, by its name in the event's data. Names that are not here (ids, hashes, texts before) are left to the files. */
const FACTS: Readonly<Record<string, (value: string, t: Translate) => string>> = {
  number: asWritten,
  origin: originLabel,
  engine: (value, t) => engineName(value, t),
  kind: (value, t) => t(`desk.kind.${value}`),
  role: (value, t) => t(`role.${value}`),
  check: (value, t) => t(`checks.of.${value}.title`),
  category: (value, t) => t(`review.error.${value}`),
  severity: (value, t) => t(`review.error.${value}`),
  format: (value, t) => t(`formats.${value}`, { defaultValue: value }),
  spelling: (value, t) => t(`checks.settings.variety.${value}`),
  title: asWritten,
  name: asWritten,
  login: asWritten,
  indonesian: asWritten,
  english: asWritten,
  note: asWritten,
  text: asWritten,
  segments: asWritten,
  count: asWritten,
};

/** The facts on one line, '' where there is nothing to say. */
export function auditFacts(data: AuditEvent['data'], t: Translate): string {
  return Object.entries(FACTS)
    .flatMap(([name, say]) => {
      const value = data[name];
      if ((typeof value !== 'string' && typeof value !== 'number') || value === '') return [];
      return [`${t(`audit.fact.${name}`)}: ${say(String(value), t).slice(0, SHOWN)}`];
    })
    .join(' · ');
}
