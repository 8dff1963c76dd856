// What the document endpoints accept.
import { z } from 'zod';
import { WRITABLE } from '../../../formats/index.ts';
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

const detail = z.string().max(1000).optional();
/** `text`: an article, or the content of a file that is text (XLIFF). */
export const importBody = z.object({
  text: z.string().min(1),
  name: z.string().min(1).max(200).default('article.txt'),
  title: detail,
  outlet: detail,
  byline: detail,
  address: detail,
  date: detail,
  rights: detail,
  projectId: z.string().max(64).optional(),
  operationId: operationId.optional(),
});

export const exportQuery = z.object({
  version: z.union([z.enum(['approved', 'draft']), z.coerce.number().int().min(1)]).default('approved'),
  format: z.enum(WRITABLE as [string, ...string[]]).default('txt'),
});
