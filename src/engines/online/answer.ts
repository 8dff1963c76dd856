// Answers of services, held to the shape that their protocol promises.
import type { z } from 'zod';
import { EngineError } from '../engine.ts';

/** The answer as the schema's type. Throws EngineError `bad-answer`. */
export function answerAs<Answer>(schema: z.ZodType<Answer>, answer: unknown): Answer {
  const parsed = schema.safeParse(answer);
  if (!parsed.success) throw new EngineError('bad-answer', false, 'the answer is not what the protocol says');
  return parsed.data;
}
