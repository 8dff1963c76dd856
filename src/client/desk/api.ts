// Calls to /api/v1: JSON in, JSON out, failures as ApiFailure.
import type { TheirRevision } from './save-state.ts';

/** Why a call failed. `status` 0: no answer came. `message` is in the reader's language, from the server. */
export class ApiFailure extends Error {
  constructor(
    readonly status: number,
    readonly key: string,
    message: string,
    readonly current: TheirRevision | null = null,
  ) {
    super(message);
    this.name = 'ApiFailure';
  }
}

type ErrorBody = { error?: { key?: string; message?: string }; current?: TheirRevision };

/** One call; resolves with the parsed answer or rejects with ApiFailure. `keepalive` outlives the page (64 KiB at most). */
export async function call<T>(
  method: string,
  path: string,
  body?: unknown,
  { keepalive = false, signal = null }: { keepalive?: boolean; signal?: AbortSignal | null } = {},
): Promise<T> {
  const init: RequestInit = {
    method,
    keepalive,
    signal,
    credentials: 'same-origin',
    headers: { accept: 'application/json' },
  };
  if (body !== undefined) {
    init.body = JSON.stringify(body);
    init.headers = { ...init.headers, 'content-type': 'application/json' };
  }
  let response: Response;
  try {
    response = await fetch(`/api/v1${path}`, init);
  } catch {
    throw new ApiFailure(0, 'network', '');
  }
  const text = await response.text();
  let parsed: unknown = null;
  try {
    parsed = text === '' ? null : JSON.parse(text);
  } catch {
    if (response.ok) throw new ApiFailure(0, 'network', '');
  }
  if (response.ok) return parsed as T;
  const { error, current } = (parsed ?? {}) as ErrorBody;
  throw new ApiFailure(response.status, error?.key ?? 'unknown', error?.message ?? '', current ?? null);
}
