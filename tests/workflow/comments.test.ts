// Comments and the inbox: threads, mentions, answers, resolving; who is told of what.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mentionsIn } from '../../src/model/comment.ts';
import type { Actor } from '../../src/model/user.ts';
import { claimSegments } from '../../src/workflow/claim.ts';
import { addComment, segmentThreads, setResolved } from '../../src/workflow/comments.ts';
import { requestChanges } from '../../src/workflow/decide.ts';
import { readDesk } from '../../src/workflow/desk.ts';
import { countUnread, markRead, readInbox } from '../../src/workflow/notices.ts';
import { revise } from '../../src/workflow/revise.ts';
import { submitVersion } from '../../src/workflow/submit.ts';
import { createWorld, importArticle, op, type World } from './world.ts';

it.each([
  ['@rani, lihat ini', ['rani']],
  ['Tanya @Budi.K dan @rani.', ['budi.k', 'rani']],
  ['dua kali @rani @RANI', ['rani']],
  ['surat ke redaksi@kantor.example', []],
  ['harga @ 5.000', []],
  ['(@sari-d)', ['sari-d']],
])('%s mentions %j', (text, logins) => expect(mentionsIn(text)).toEqual(logins));

describe('comments', () => {
  let world: World;
  let rani: Actor;
  let budi: Actor;
  let edi: Actor;
  let documentId: string;
  let segments: string[];

  beforeEach(async () => {
    world = await createWorld();
    rani = await world.person('Rani', 'translator');
    budi = await world.person('Budi', 'translator');
    edi = await world.person('Edi', 'editor');
    ({ documentId, segments } = await importArticle(world, rani));
  });
  afterEach(() => world.close());

  const say = (actor: Actor, text: string, threadId: string | null = null, operationId = op()) =>
    addComment(world.deps, actor, { segmentId: segments[1]!, threadId, text, anchor: null, operationId });
  const told = async (actor: Actor) =>
    (await readInbox(world.deps, actor)).map(({ kind, actorName, text }) => `${kind} ${actorName}: ${text}`);
  const open = async () => (await readDesk(world.deps, rani, documentId)).rows.map((row) => row.openThreads);

  it('keeps a thread with its answers, in order, and tells each person once', async () => {
    const { threadId } = await say(rani, 'Apakah “perwira” di sini *officers*, @budi?');
    await say(budi, 'Ya.', threadId);
    await say(edi, 'Setuju, @rani', threadId);
    const [thread] = await segmentThreads(world.deps, rani, segments[1]!);
    expect(thread?.comments.map((one) => `${one.authorName}: ${one.text}`)).toEqual([
      'Rani: Apakah “perwira” di sini *officers*, @budi?',
      'Budi: Ya.',
      'Edi: Setuju, @rani',
    ]);
    expect(await told(rani)).toEqual(['mention Edi: Setuju, @rani', 'answer Budi: Ya.']);
    expect(await told(budi)).toEqual([
      'answer Edi: Setuju, @rani',
      'mention Rani: Apakah “perwira” di sini *officers*, @budi?',
    ]);
    expect(await told(edi)).toEqual([]);
    expect(await open()).toEqual([0, 1, 0, 0]);
  });

  it('writes once where the same call is sent again', async () => {
    const operationId = op();
    const first = await say(rani, 'Sekali saja', null, operationId);
    expect(await say(rani, 'Sekali saja', null, operationId)).toEqual(first);
    expect(await segmentThreads(world.deps, rani, segments[1]!)).toHaveLength(1);
  });

  it('resolves, reopens, and is reopened by an answer', async () => {
    const { threadId } = await say(rani, 'Cek angka');
    await setResolved(world.deps, budi, { threadId, resolved: true, operationId: op() });
    expect(await open()).toEqual([0, 0, 0, 0]);
    const [thread] = await segmentThreads(world.deps, rani, segments[1]!);
    expect(thread?.resolvedBy).toBe('Budi');
    await say(rani, 'Masih salah', threadId);
    expect(await open()).toEqual([0, 1, 0, 0]);
  });

  it('keeps the words that a thread is about', async () => {
    const anchor = { side: 'source' as const, span: { start: 0, end: 7 }, quote: 'Jakarta' };
    const input = { segmentId: segments[1]!, threadId: null, text: 'Dateline?', anchor, operationId: op() };
    await addComment(world.deps, rani, input);
    expect((await segmentThreads(world.deps, rani, segments[1]!))[0]?.anchor).toEqual(anchor);
  });

  it.each([
    ['nothing', '  ', 'comment.empty'],
    ['a name that is nobody’s', 'Halo @tidakada', 'comment.nobody'],
    ['far too much', 'a'.repeat(4001), 'comment.long'],
  ])('refuses %s', async (_what, text, key) => {
    await expect(say(rani, text)).rejects.toMatchObject({ key });
    expect(await segmentThreads(world.deps, rani, segments[1]!)).toEqual([]);
  });

  it('tells of changes asked for and of segments handed over, and forgets what was read', async () => {
    const edit = { base: 0, confirm: true, operationId: op() };
    await revise(world.deps, rani, { segmentId: segments[0]!, text: 'Officers', ...edit });
    const { versionId } = await submitVersion(world.deps, rani, { documentId, operationId: op() });
    await requestChanges(world.deps, edi, { versionId, note: 'Judul lebih pendek', operationId: op() });
    await claimSegments(world.deps, edi, {
      documentId,
      from: 1,
      to: 3,
      userId: rani.userId,
      operationId: op(),
    });
    expect(await told(rani)).toEqual(['handed-over Edi: ', 'changes-requested Edi: Judul lebih pendek']);
    expect(await countUnread(world.deps, rani)).toBe(2);
    const [first] = await readInbox(world.deps, rani);
    await markRead(world.deps, rani, { noticeId: first!.noticeId });
    await markRead(world.deps, budi, {});
    expect(await countUnread(world.deps, rani)).toBe(1);
    await markRead(world.deps, rani, {});
    expect(await countUnread(world.deps, rani)).toBe(0);
  });
});
