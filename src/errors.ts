// Errors that a user can cause or meet: a message key in both interface languages, never a raw sentence.

export type ErrorParams = Record<string, string | number>;

/** `key` names a message under `errors.` in translations/messages; `status` is the HTTP status it maps to. */
export class AppError extends Error {
  constructor(
    readonly status: number,
    readonly key: string,
    readonly params: ErrorParams = {},
  ) {
    super(key);
    this.name = 'AppError';
  }
}

export const badInput = (key: string, params?: ErrorParams) => new AppError(400, key, params);
export const signedOut = () => new AppError(401, 'signed-out');
export const forbidden = (key = 'forbidden', params?: ErrorParams) => new AppError(403, key, params);
export const notFound = (key = 'not-found', params?: ErrorParams) => new AppError(404, key, params);
export const tooLarge = (key: string, params?: ErrorParams) => new AppError(413, key, params);

/** A save that was based on an older revision: carries what both sides need to be shown. */
export class ConflictError extends AppError {
  constructor(
    readonly current: { number: number; text: string; authorName: string | null; createdAt: number },
  ) {
    super(409, 'conflict');
    this.name = 'ConflictError';
  }
}
