// A web server on loopback that hands out files with Range requests, and can be told to fail in the ways that servers do.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What to do instead of answering well; asked for each request. `undefined`: answer well. */
export type Fault = (request: {
  path: string;
  range: number;
  count: number;
}) =>
  | { status: number; retryAfter?: number }
  | { cutAfter: number }
  | { silentAfter: number }
  | { ignoreRange: true }
  | undefined;

export type FileServer = {
  address: string;
  /** Path and first byte of every request so far. */
  requests: { path: string; range: number }[];
  files: Map<string, Uint8Array>;
  fault: Fault;
  close(): Promise<void>;
};

/** Serves `files` (path without the leading slash → bytes). */
export async function openFileServer(files: Record<string, Uint8Array>): Promise<FileServer> {
  const state: FileServer = {
    address: '',
    requests: [],
    files: new Map(Object.entries(files)),
    fault: () => undefined,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    const path = decodeURIComponent(new URL(request.url!, 'http://x').pathname.slice(1));
    const range = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
    state.requests.push({ path, range });
    const fault = state.fault({ path, range, count: state.requests.length });
    const bytes = state.files.get(path);
    if (fault !== undefined && 'status' in fault) {
      const headers = fault.retryAfter === undefined ? {} : { 'retry-after': String(fault.retryAfter) };
      response.writeHead(fault.status, headers).end('no');
      return;
    }
    if (bytes === undefined) {
      response.writeHead(404).end('not found');
      return;
    }
    const start = fault !== undefined && 'ignoreRange' in fault ? 0 : range;
    if (start > 0 && start >= bytes.length) {
      response.writeHead(416, { 'content-range': `bytes */${bytes.length}` }).end();
      return;
    }
    const body = bytes.subarray(start);
    response.writeHead(start > 0 ? 206 : 200, {
      'content-length': body.length,
      etag: `"${bytes.length}-${bytes[0]}"`,
      ...(start > 0 ? { 'content-range': `bytes ${start}-${bytes.length - 1}/${bytes.length}` } : {}),
    });
    if (fault !== undefined && 'cutAfter' in fault)
      response.write(body.subarray(0, fault.cutAfter), () => setTimeout(() => response.destroy(), 100));
    else if (fault !== undefined && 'silentAfter' in fault)
      response.write(body.subarray(0, fault.silentAfter));
    else response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  state.address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return state;
}
