// Notices by mail: taken by a real SMTP server on loopback, not sent for what was read, tried again after a refusal.
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { createMailer, type Mailer } from '../../src/mail.ts';
import { loadMessages } from '../../src/web/messages.ts';
import { mailNotices } from '../../src/web/notice-mail.ts';
import { addComment } from '../../src/workflow/comments.ts';
import { markRead } from '../../src/workflow/notices.ts';
import { changeEmail, changeProfile } from '../../src/workflow/profile.ts';
import { createWorld, importArticle, op, type World } from '../workflow/world.ts';

const taken: { to: string; body: string }[] = [];
let refuse = false;
const server = new SMTPServer({
  disabledCommands: ['STARTTLS'],
  onAuth: ({ username, password }, _session, done) =>
    username === 'desk' && password === 'rahasia' ? done(null, { user: username }) : done(new Error('no')),
  onRcptTo: (_address, _session, done) => (refuse ? done(new Error('Mailbox full')) : done()),
  onData(stream, session, done) {
    let body = '';
    stream.on('data', (chunk: Buffer) => {
      body += chunk.toString();
    });
    stream.on('end', () => {
      taken.push({ to: session.envelope.rcptTo[0]!.address, body });
      done();
    });
  },
});
let mailer: Mailer;
let world: World;

beforeAll(async () => {
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.server.address() as AddressInfo;
  mailer = createMailer(`smtp://desk:rahasia@127.0.0.1:${port}`, 'Padanan <desk@example.org>');
  world = await createWorld();
});
afterAll(async () => {
  mailer.close();
  await new Promise<void>((done) => server.close(done));
  await world.close();
});
beforeEach(() => {
  taken.length = 0;
  refuse = false;
});

const options = { address: 'https://desk.example.org/', patienceMs: 0 };
const subjectOf = (body: string) => /^Subject: (.*)$/m.exec(body)?.[1];

it('mails what is unread, once, in the reader’s language, and again after a refusal', async () => {
  const messages = await loadMessages();
  const rani = await world.person('Rani', 'translator');
  const budi = await world.person('Budi', 'editor');
  const { documentId, segments } = await importArticle(world, rani);
  const say = (text: string) =>
    addComment(world.deps, rani, {
      segmentId: segments[1]!,
      threadId: null,
      text,
      anchor: null,
      operationId: op(),
    });
  const run = () => mailNotices(world.deps, messages, mailer.send, options);

  await say('@budi pertama');
  expect(await run()).toBe(0);
  await expect(changeEmail(world.deps, budi, 'bukan alamat')).rejects.toMatchObject({ key: 'email.invalid' });
  await changeEmail(world.deps, budi, 'budi@example.org');
  await changeProfile(world.deps, budi, { language: 'id' });
  refuse = true;
  expect(await run()).toBe(0);
  refuse = false;
  expect(await run()).toBe(1);
  expect(await run()).toBe(0);
  expect(taken.map((mail) => mail.to)).toEqual(['budi@example.org']);
  expect(subjectOf(taken[0]!.body)).toContain('Rani menyebut Anda');
  expect(taken[0]!.body).toContain('> @budi pertama');
  expect(taken[0]!.body.replace(/=\r?\n/g, '')).toContain(
    `https://desk.example.org/documents/${documentId}?edit`,
  );

  await say('@budi kedua');
  await say('@budi ketiga');
  expect(await run()).toBe(1);
  expect(subjectOf(taken[1]!.body)).toContain('2 pemberitahuan');
  await say('@budi keempat');
  await markRead(world.deps, budi, {});
  expect(await run()).toBe(0);
});
