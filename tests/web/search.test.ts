// Search and replace over HTTP, as a browser without scripts asks: finding, mistakes, previews, replacing, taking back.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readDesk } from '../../src/workflow/desk.ts';
import { revise } from '../../src/workflow/revise.ts';
import { importArticle, op, paragraph } from '../workflow/world.ts';
import { type Person, type ServedWorld, serveWorld } from './served-world.ts';

let world: ServedWorld;
let rani: Person;
let documentId: string;
let segments: string[];

beforeAll(async () => {
  world = await serveWorld();
  rani = await world.signedIn('Rani', 'translator');
  ({ documentId, segments } = await importArticle(world, rani.actor, [
    paragraph('Perwira <b>Rencanakan</b> Kudeta', { kind: 'headline' }),
    ...Array.from({ length: 130 }, (_, at) => paragraph(`Kudeta nomor ${at}.`)),
  ]));
  await write(0, 'Officers Plan a Coup');
  await write(1, 'The coup number 0, a real coup.');
});
afterAll(() => world.close());

const rows = async () => (await readDesk(world.deps, rani.actor, documentId)).rows;

async function write(at: number, text: string): Promise<void> {
  const { base } = (await rows())[at]!;
  const input = { segmentId: segments[at]!, text, base, confirm: true, operationId: op() };
  await revise(world.deps, rani.actor, input);
}

const hidden = (html: string, name: string) =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(html)![1]!.replaceAll('&amp;', '&');
const picks = (html: string) => [...html.matchAll(/name="pick" value="([^"]*)"/g)].map((match) => match[1]!);

describe('the search page', () => {
  it('asks strangers to sign in', async () => {
    expect((await world.stranger.get('/search?q=a')).location).toBe('/sign-in?next=%2Fsearch%3Fq%3Da');
  });

  it('marks what it finds and escapes the rest', async () => {
    const { text } = await rani.get('/search?q=rencanakan');
    expect(text).toContain('Perwira &lt;b&gt;<mark>Rencanakan</mark>&lt;/b&gt; Kudeta');
    expect(text).toContain(`href="/documents/${documentId}?edit=${segments[0]}#s-1"`);
    expect(text).toContain('1 match in 1 segment');
  });

  it('shows a hundred and goes on where it stopped', async () => {
    const { text } = await rani.get('/search?q=kudeta');
    expect(text).toContain('131 matches in 131 segments');
    expect(text.match(/class="hit"/g)).toHaveLength(100);
    const more = /href="(\/search\?[^"]*place=[^"]*)"/.exec(text)![1]!.replaceAll('&amp;', '&');
    expect((await rani.get(more)).text.match(/class="hit"/g)).toHaveLength(31);
  });

  it.each([
    ['q=(&regexp=1', 400, 'group that is not closed'],
    [`q=${'a'.repeat(1001)}`, 400, 'too long'],
    ['q=coup&document=none', 404, 'nothing at this address'],
    ['q=nowhere', 200, 'Nothing found'],
    ['', 200, 'Search both sides'],
    ['check=empty&document=', 200, '129 segments'],
    ['q=a&check=nonsense&state=nonsense&from=yesterday&place=..&in=x', 200, 'data-count'],
  ])('?%s answers %i, saying %j', async (query, status, said) => {
    const answer = await rani.get(`/search?${query}`);
    expect(answer.status).toBe(status);
    expect(answer.text).toContain(said);
  });

  it('answers a script with the list alone, counting on from what it has', async () => {
    const { text } = await rani.get('/search?q=kudeta&part=list&shown=100&segments=10&matches=20');
    expect(text).not.toContain('<html');
    expect(text).toContain('151 matches in 141 segments');
    expect(text).not.toContain('class="hit"');
  });
});

describe('replacing', () => {
  it('shows each difference, changes what is ticked, and takes it back', async () => {
    const address = '/search?mode=replace&q=coup&with=putsch';
    const preview = (await rani.get(address)).text;
    expect(preview).toContain('<del>Coup</del><ins>putsch</ins>');
    expect(picks(preview)).toHaveLength(2);
    const { location } = await rani.post('/search/replace', {
      back: hidden(preview, 'back'),
      operationId: hidden(preview, 'operationId'),
      pick: picks(preview)[1]!,
    });
    expect((await rows()).slice(0, 2)).toMatchObject([
      { target: 'Officers Plan a Coup', mark: 'translated' },
      { target: 'The putsch number 0, a real putsch.', mark: 'typed' },
    ]);
    const after = (await rani.get(location!)).text;
    expect(after).toContain('Replaced in 1 segment.');
    const undone = await rani.post('/search/undo', {
      back: hidden(after, 'back'),
      replacementId: hidden(after, 'replacementId'),
      operationId: op(),
    });
    expect((await rani.get(undone.location!)).text).toContain('Undone in 1 segment.');
    expect((await rows())[1]).toMatchObject({ target: 'The coup number 0, a real coup.', base: 3 });
  });

  it('lists what was saved meanwhile and leaves it alone', async () => {
    const preview = (await rani.get('/search?mode=replace&q=plan&with=plot')).text;
    await write(0, 'The Officers Plan a Coup');
    const { location } = await rani.post('/search/replace', {
      back: hidden(preview, 'back'),
      operationId: hidden(preview, 'operationId'),
      pick: picks(preview)[0]!,
    });
    const { text } = await rani.get(location!);
    expect(text).toContain('Nothing was replaced.');
    expect(text).toContain('changed since the preview');
    expect((await rows())[0]!.target).toBe('The Officers Plan a Coup');
  });

  it('refuses an act on nothing, and one on what is no replacement', async () => {
    const back = 'mode=replace&q=a&with=b';
    expect((await rani.post('/search/replace', { back, operationId: op() })).status).toBe(400);
    const undo = { back, replacementId: 'none', operationId: op() };
    expect((await rani.post('/search/undo', undo)).status).toBe(404);
  });
});
