// Quality: what reviewers find, by the categories and severities of MQM (Multidimensional Quality Metrics), and its score.

export const ERROR_CATEGORIES = ['accuracy', 'fluency', 'terminology', 'style', 'locale'] as const;
export type ErrorCategory = (typeof ERROR_CATEGORIES)[number];

export const ERROR_SEVERITIES = ['neutral', 'minor', 'major', 'critical'] as const;
export type ErrorSeverity = (typeof ERROR_SEVERITIES)[number];

/** What a remark says of the translation; a remark may be of no category, and then counts nothing. */
export type ErrorType = { category: ErrorCategory; severity: ErrorSeverity };

/** Penalty points of a remark: MQM's usual weights. */
export const PENALTIES: Readonly<Record<ErrorSeverity, number>> = {
  neutral: 0,
  minor: 1,
  major: 5,
  critical: 25,
};

/** The type that stored data names, or null. */
export function errorTypeOf(data: { category?: unknown; severity?: unknown }): ErrorType | null {
  const category = ERROR_CATEGORIES.find((one) => one === data.category);
  const severity = ERROR_SEVERITIES.find((one) => one === data.severity);
  return category === undefined || severity === undefined ? null : { category, severity };
}

/** Penalty points for 1,000 words; 0 where there are no words. Lower is better. */
export function pointsPerThousand(points: number, words: number): number {
  return words === 0 ? 0 : (1000 * points) / words;
}
