// XLIFF: its namespaces, and the words that Padanan adds through its extension points.

/** Core namespace of XLIFF 2.0 and 2.1 (section 3.1). */
export const XLIFF = 'urn:oasis:names:tc:xliff:document:2.0';
/** That of XLIFF 2.2, read as the one above. */
export const XLIFF_22 = 'urn:oasis:names:tc:xliff:document:2.2';
/** Metadata module (section 5.4) and Translation Candidates module (section 5.1). */
export const METADATA = 'urn:oasis:names:tc:xliff:metadata:2.0';
export const MATCHES = 'urn:oasis:names:tc:xliff:matches:2.0';
export const XML = 'http://www.w3.org/XML/1998/namespace';

/** `category` of our metaGroups. */
export const CATEGORY = 'padanan';

export const DETAIL_NAMES = ['title', 'outlet', 'byline', 'address', 'date', 'rights'] as const;

/** `subState` of an unedited machine draft; another engine than the bundled one adds `-` and its id. */
export const MACHINE_STATE = 'padanan:mt';

/**
 * How sure it is that a file beginning with `text` is XLIFF of this major version: any XLIFF whose version cannot be told
 * is taken for the newer one, whose reader says what is wrong.
 */
export function recogniseXliff(text: string, major: '1' | '2'): number {
  if (!/^\s*</.test(text)) return 0;
  const [tag] = /<(?:[\w.-]+:)?xliff[\s>][^>]*/.exec(text) ?? [];
  if (tag === undefined) return /<!DOCTYPE\s+xliff\b/.test(text) && major === '2' ? 0.5 : 0;
  const version = /\sversion\s*=\s*["'](\d)/.exec(tag)?.[1];
  return version === '1' ? (major === '1' ? 1 : 0.2) : major === '2' ? 1 : 0;
}
