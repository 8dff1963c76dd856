// What the segment endpoints accept.
import { z } from 'zod';

/** Longest text of one segment, in UTF-16 units: a hundred times a long paragraph. */
const MAX_TEXT = 100_000;

const text = z.string().max(MAX_TEXT);
const base = z.number().int().min(0);
const operationId = z.string().min(8).max(64);

/** Milliseconds typed since the save before; an hour at most. */
const spent = z.number().int().min(0).max(3_600_000).default(0);

export const workingTextBody = z.object({ text, base, operationId, spent });
/** `fromMemory`: the text is a unit of the translation memory, put in as it stands. */
export const revisionBody = z.object({
  text,
  base,
  operationId,
  spent,
  confirm: z.boolean(),
  fromMemory: z.boolean().default(false),
});
export const segmentActBody = z.object({ base, operationId });
export const restoreBody = z.object({ base, operationId, number: z.number().int().min(1) });
/** `base`: number of the source revision that was corrected. */
export const sourceBody = z.object({ text, base, unaffected: z.boolean().default(false), operationId });
export const discardBody = z.object({ operationId });
export const checkBody = z.object({ text });
export const verdictBody = z.object({
  check: z.string().max(64),
  about: z.string().max(64),
  text,
  undo: z.boolean().default(false),
  operationId,
});
export const wordLinksBody = z.object({ text });
export const completeBody = z.object({ text });
export const alternativesBody = z.object({
  text,
  at: z.number().int().min(0),
  /** Where a selection that begins at `at` ends. */
  to: z.number().int().min(0).optional(),
});
