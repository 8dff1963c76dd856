// A service of our own on loopback: answers what the test says, and keeps what it was asked.
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Asked = { method: string; path: string; headers: IncomingHttpHeaders; body: unknown };
/** `status` default 200; `body`: a string goes out as it is, anything else as JSON; `delayMs` before the answer. */
export type Reply = {
  status?: number;
  headers?: Record<string, string>;
  body?: unknown;
  delayMs?: number;
  /** Ends the connection instead of answering. */
  hangUp?: boolean;
};

export type Service = {
  url: string;
  asked: Asked[];
  /** Replies before the usual ones, first come first served. */
  next: Reply[];
  /** Connections that the client ended before they were answered. */
  givenUp: () => number;
  close(): Promise<void>;
};

export async function startService(usual: (asked: Asked) => Reply): Promise<Service> {
  const asked: Asked[] = [];
  const next: Reply[] = [];
  let givenUp = 0;
  const server = createServer((req, res) => {
    let text = '';
    req.setEncoding('utf8');
    req.on('data', (piece: string) => {
      text += piece;
    });
    req.on('end', async () => {
      const body = text === '' ? undefined : (JSON.parse(text) as unknown);
      const one = { method: req.method!, path: req.url!, headers: req.headers, body };
      asked.push(one);
      const reply = next.shift() ?? usual(one);
      let answered = false;
      res.on('close', () => {
        if (!answered) givenUp += 1;
      });
      if (reply.delayMs !== undefined) await new Promise((resolve) => setTimeout(resolve, reply.delayMs));
      answered = true;
      if (reply.hangUp) return res.destroy();
      const out = typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body ?? {});
      res.writeHead(reply.status ?? 200, { 'content-type': 'application/json', ...reply.headers });
      res.end(reply.status === 204 ? undefined : out);
    });
  }).listen(0, '127.0.0.1');
  await new Promise((ready) => server.once('listening', ready));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    next,
    givenUp: () => givenUp,
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

/** Stands for a translation: every word gets another ending, glossary terms their English, white space is lost. */
export function fakeEnglish(text: string, terms: Readonly<Record<string, string>> = {}): string {
  return text
    .replace(/\p{Script=Latin}+/gu, (word) => terms[word] ?? `${word}en`)
    .replace(/ +/g, ' ')
    .trim();
}
