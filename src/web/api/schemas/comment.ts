// What the comment endpoints accept.
import { z } from 'zod';

const operationId = z.string().min(8).max(64);
const offset = z.number().int().min(0);

export const commentBody = z.object({
  text: z.string().max(10_000),
  threadId: z.string().max(64).nullable().default(null),
  anchor: z
    .object({
      side: z.enum(['source', 'target']),
      span: z.object({ start: offset, end: offset }),
      quote: z.string().max(100_000),
    })
    .nullable()
    .default(null),
  operationId,
});
export const resolveBody = z.object({ resolved: z.boolean(), operationId });
