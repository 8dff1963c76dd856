// What the document endpoints accept.
import { z } from 'zod';
import { PARAGRAPH_KINDS } from '../../../model/paragraph.ts';

const operationId = z.string().min(8).max(64);

export const draftBody = z.object({
  scope: z.enum(['segment', 'empty', 'machine']),
  segmentId: z.string().optional(),
  engine: z.string().max(64).optional(),
  operationId,
});

export const paragraphBody = z.object({
  kind: z.enum(PARAGRAPH_KINDS).optional(),
  included: z.boolean().optional(),
  operationId,
});
