// What the endpoints that arrange paragraphs accept.
import { z } from 'zod';
import { PARAGRAPH_KINDS } from '../../../model/paragraph.ts';

const operationId = z.string().min(8).max(64);
const base = z.number().int().min(0).optional();
const text = z.string().max(100_000).default('');

export const actBody = z.object({ operationId });
export const moveBody = z.object({ step: z.union([z.literal(-1), z.literal(1)]), operationId });
/** `base`, `belowBase`: numbers of the English revisions of both that were seen. */
export const mergeBody = z.object({ base, belowBase: base, operationId });
/** `after`: id of the paragraph that it comes below, null for the top. */
export const addBody = z.object({
  after: z.string().max(64).nullable(),
  kind: z.enum(PARAGRAPH_KINDS).default('paragraph'),
  source: text,
  target: text,
  operationId,
});
