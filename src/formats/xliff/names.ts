// XLIFF 2.1: its namespaces, and the words that Padanan adds through its extension points.

/** Core namespace of XLIFF 2.0 and 2.1 (section 3.1). */
export const XLIFF = 'urn:oasis:names:tc:xliff:document:2.0';
/** Metadata module (section 5.4) and Translation Candidates module (section 5.1). */
export const METADATA = 'urn:oasis:names:tc:xliff:metadata:2.0';
export const MATCHES = 'urn:oasis:names:tc:xliff:matches:2.0';
export const XML = 'http://www.w3.org/XML/1998/namespace';

/** `category` of our metaGroups. */
export const CATEGORY = 'padanan';

export const DETAIL_NAMES = ['title', 'outlet', 'byline', 'address', 'date', 'rights'] as const;

/** `subState` of an unedited machine draft; another engine than the bundled one adds `-` and its id. */
export const MACHINE_STATE = 'padanan:mt';
