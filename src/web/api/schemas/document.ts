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

/** A page's own id: an event stream that names one shows its reader to the others. */
const client = z.uuid();
export const eventsQuery = z.object({ client: client.optional() });
export const presenceBody = z.object({ client, segmentId: z.uuid().nullable(), typing: z.boolean() });
