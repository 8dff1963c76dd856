// Requests to a translation service: JSON over HTTP with time limits, retries with back-off, and errors in the contract's kinds.
import { EngineError, type EngineErrorKind } from '../engine.ts';

export type ServiceTimes = {
  /** Milliseconds that one attempt may take. */
  timeoutMs: number;
  /** Milliseconds before the second attempt; doubles with each. A service's Retry-After goes before. Default 500. */
  backOffMs?: number;
};

export type HttpOptions = ServiceTimes & {
  /** Address without a slash at its end; paths are added to it. */
  base: string;
  headers: Readonly<Record<string, string>>;
  /** Kept out of every error. */
  secrets: readonly string[];
  /** Attempts in all, where trying again may help. Default 3. */
  attempts?: number;
  /** What the service means by a status and its message, where that is not what HTTP says. */
  classify?(status: number, message: string): EngineErrorKind | null;
};

export type HttpRequest = {
  method: 'GET' | 'POST' | 'DELETE';
  path: string;
  body?: unknown;
  signal?: AbortSignal | undefined;
  /** Time (performance.now) at which the whole call is over. */
  deadline?: number | undefined;
  attempts?: number;
};

/** Sends a request and answers the parsed JSON (null for an empty answer). Rejects with EngineError. */
export type HttpClient = (request: HttpRequest) => Promise<unknown>;

const LONGEST_ANSWER = 8_000_000;
const LONGEST_WAIT = 30_000;
const AGAIN: readonly EngineErrorKind[] = ['network', 'rate-limit', 'timeout'];

/** What a status means (RFC 9110 and RFC 6585; 529 is DeepL's and others' "overloaded"). */
function kindOf(status: number): EngineErrorKind {
  if (status === 401 || status === 403) return 'auth';
  if (status === 402) return 'quota';
  if (status === 408 || status === 504) return 'timeout';
  if (status === 413 || status === 414) return 'too-long';
  if (status === 429 || status === 529) return 'rate-limit';
  if (status >= 500) return 'network';
  return 'unsupported';
}

/** The service's own words, in the shapes that the three protocols use: message, error, error.message, detail. */
function messageOf(text: string): string {
  try {
    const body = JSON.parse(text) as Record<string, unknown>;
    const error = body.error as Record<string, unknown> | string | undefined;
    const parts = typeof error === 'object' ? [error?.code, error?.type, error?.message] : [error];
    return [...parts, body.message, body.detail].filter((part) => typeof part === 'string').join(': ');
  } catch {
    return '';
  }
}

/** Milliseconds that the service asks to wait (RFC 9110, 10.2.3: seconds or a date), or null. */
function retryAfter(header: string | null): number | null {
  if (header === null) return null;
  const seconds = Number(header);
  const wait = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(header) - Date.now();
  return Number.isFinite(wait) ? Math.max(0, wait) : null;
}

async function readBounded(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let length = 0;
  for await (const bytes of response.body ?? []) {
    length += (bytes as Uint8Array).length;
    if (length > LONGEST_ANSWER) throw new EngineError('bad-answer', false, 'the answer is too long');
    text += decoder.decode(bytes as Uint8Array, { stream: true });
  }
  return text + decoder.decode();
}

function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal?.addEventListener('abort', done);
  });
}

export function createHttpClient(options: HttpOptions): HttpClient {
  const { base, headers, secrets, timeoutMs, backOffMs = 500 } = options;

  /** A service's words without our keys, short enough for a log line. */
  const scrub = (message: string) => {
    const bare = secrets.reduce(
      (text, secret) => (secret === '' ? text : text.replaceAll(secret, '…')),
      message,
    );
    return bare.slice(0, 300);
  };

  async function attempt({ method, path, body, signal, deadline }: HttpRequest): Promise<unknown> {
    const left = deadline === undefined ? timeoutMs : Math.min(timeoutMs, deadline - performance.now());
    if (left <= 0) throw new EngineError('timeout', true);
    const limit = AbortSignal.timeout(Math.ceil(left));
    let text: string;
    let response: Response;
    try {
      response = await fetch(base + path, {
        method,
        headers: body === undefined ? headers : { ...headers, 'content-type': 'application/json' },
        // A redirect would carry text and key to an address that nobody has named.
        redirect: 'error',
        signal: signal === undefined ? limit : AbortSignal.any([signal, limit]),
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      text = await readBounded(response);
    } catch (error) {
      if (error instanceof EngineError) throw error;
      if (signal?.aborted) throw new EngineError('cancelled', true);
      if (limit.aborted) throw new EngineError('timeout', true);
      const { cause } = error as { cause?: { code?: unknown } };
      throw new EngineError('network', true, scrub(String(cause?.code ?? error)));
    }
    if (!response.ok) {
      const message = messageOf(text);
      const kind = options.classify?.(response.status, message) ?? kindOf(response.status);
      const error = new EngineError(kind, AGAIN.includes(kind), scrub(`${response.status} ${message}`));
      throw Object.assign(error, { wait: retryAfter(response.headers.get('retry-after')) });
    }
    if (text === '') return null;
    try {
      return JSON.parse(text) as unknown;
    } catch {
      throw new EngineError('bad-answer', false, 'the answer is not JSON');
    }
  }

  return async (request) => {
    const { signal, deadline } = request;
    const attempts = request.attempts ?? options.attempts ?? 3;
    for (let made = 1; ; made += 1) {
      if (signal?.aborted) throw new EngineError('cancelled', true);
      try {
        return await attempt(request);
      } catch (error) {
        if (!(error instanceof EngineError) || !error.retry || error.kind === 'cancelled') throw error;
        const asked = (error as { wait?: number | null }).wait ?? null;
        // Up to half as long again, so that callers who failed together do not come back together.
        const wait = asked ?? backOffMs * 2 ** (made - 1) * (1 + Math.random() / 2);
        const late = deadline !== undefined && performance.now() + wait >= deadline;
        if (made >= attempts || wait > LONGEST_WAIT || late) throw error;
        await pause(wait, signal);
      }
    }
  };
}
