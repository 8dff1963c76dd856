// The real application over HTTP, on a free port over a temporary store, and people who are signed in.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createApp } from '../../src/app.ts';
import { buildClient } from '../../src/client/build.ts';
import type { Role } from '../../src/model/permissions.ts';
import type { Actor } from '../../src/model/user.ts';
import { createUser } from '../../src/workflow/accounts.ts';
import { signIn } from '../../src/workflow/sessions.ts';
import { createWorld, type World } from '../workflow/world.ts';

const PASSWORD = 'a long enough secret';

export type Answer = { status: number; text: string; location: string | null; json: <T>() => T };

/** Somebody at a browser without scripts: pages, forms and the API, with a session. */
export type Person = {
  actor: Actor;
  cookie: string;
  get: (path: string, headers?: Record<string, string>) => Promise<Answer>;
  post: (path: string, form: Record<string, string> | URLSearchParams) => Promise<Answer>;
  send: (method: string, path: string, body: unknown) => Promise<Answer>;
};

export type ServedWorld = World & {
  url: string;
  signedIn: (name: string, role: Role) => Promise<Person>;
  stranger: Person;
};

export async function serveWorld(
  options: Parameters<typeof createWorld>[0] & { servedPerMinute?: number } = {},
): Promise<ServedWorld> {
  await buildClient();
  const world = await createWorld(options);
  const app = await createApp(world.deps, {
    proxies: 0,
    secureCookies: false,
    uploadMb: 1,
    servedPerMinute: options.servedPerMinute ?? 1000,
  });
  const server = createServer(app).listen(0, '127.0.0.1');
  await new Promise((ready) => server.once('listening', ready));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  function personOf(actor: Actor, cookie: string): Person {
    const ask = async (path: string, init: RequestInit): Promise<Answer> => {
      const headers = { cookie, origin: url, 'accept-language': 'en', ...init.headers };
      const response = await fetch(url + path, { redirect: 'manual', ...init, headers });
      const text = await response.text();
      const location = response.headers.get('location');
      return { status: response.status, text, location, json: <T>() => JSON.parse(text) as T };
    };
    return {
      actor,
      cookie,
      get: (path, headers = {}) => ask(path, { headers }),
      post: (path, form) => ask(path, { method: 'POST', body: new URLSearchParams(form) }),
      send: (method, path, body) =>
        ask(path, { method, body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    };
  }

  const admin: Actor = { userId: (await world.person('Tata', 'admin')).userId, role: 'admin' };
  return {
    ...world,
    url,
    stranger: personOf({ userId: '', role: 'translator' }, ''),
    async signedIn(name, role) {
      const login = name.toLowerCase();
      const { user } = await createUser(world.deps, admin, { login, name, role, password: PASSWORD });
      const input = { login, password: PASSWORD, userAgent: 'test' };
      const { sessionToken } = await signIn(world.deps, input);
      return personOf({ userId: user.userId, role }, `padanan_session=${sessionToken}`);
    },
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
      await world.close();
    },
  };
}
