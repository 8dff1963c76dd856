// Forms that were refused: shown again with what was typed and what was wrong.
import type { Response } from 'express';
import { AppError } from '../errors.ts';
import { errorSentence } from './errors.ts';

/**
 * Runs `act`; where it ends in an error that the person can mend, shows `view` again with `problem` saying which. What
 * is forbidden or not there (`pages`: those statuses) stays an error page. `model`: what was typed, but for passwords.
 */
export async function orAgain(
  res: Response,
  view: string,
  model: object | (() => Promise<object>),
  act: () => Promise<void>,
  pages: readonly number[] = [403, 404],
): Promise<void> {
  try {
    await act();
  } catch (error) {
    if (!(error instanceof AppError) || pages.includes(error.status) || error.key === 'signed-out')
      throw error;
    const typed = typeof model === 'function' ? await model() : model;
    res.status(error.status).render(view, { ...typed, problem: errorSentence(res, error) });
  }
}
