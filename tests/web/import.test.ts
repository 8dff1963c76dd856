// Importing over HTTP, as a browser without scripts does: paste or upload, look over, save; and the details page.
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readDesk } from '../../src/workflow/desk.ts';
import { listDocuments } from '../../src/workflow/document-list.ts';
import { fieldsOf, sendForm } from './page-form.ts';
import { type Person, type ServedWorld, serveWorld } from './served-world.ts';

let world: ServedWorld;
let rani: Person;

beforeAll(async () => {
  world = await serveWorld();
  rani = await world.signedIn('Rani', 'translator');
});
afterAll(() => world.close());

const ARTICLE = [
  'Menteri Luar Negeri Venezuela, Jorge Arreaza (foto: UPI)',
  'Caracas - Pemerintah memanggil duta besar. Ia diminta menjelaskan “rencana” itu.',
  'Sanksi baru berlaku mulai Senin, kata seorang pejabat kepada wartawan di ibu kota.',
  'Baca juga: Sanksi Baru untuk Caracas',
  'KEYWORD :Venezuela sanksi',
].join('\r\n');

const preview = (form: FormData) => sendForm(world, rani, '/import/preview', form);
const save = (form: FormData) => sendForm(world, rani, '/import', form);
const empty = async () => fieldsOf((await rani.get('/import')).text);

function filled(form: FormData, values: Record<string, string>): FormData {
  for (const [name, value] of Object.entries(values)) form.set(name, value);
  return form;
}
const pasted = async (text: string) => filled(await empty(), { text });
async function uploaded(bytes: Uint8Array, name = 'artikel.txt'): Promise<FormData> {
  const form = await empty();
  form.set('file', new Blob([Buffer.from(bytes)]), name);
  return form;
}

const rows = (html: string) =>
  [...html.matchAll(/class="preview-row" data-kind="([^"]*)" data-included="([^"]*)"/g)].map(
    ([, kind, included]) => `${kind} ${included === 'true' ? 'in' : 'out'}`,
  );
/** The key of the nth row. */
const keyOf = (html: string, n: number) => [...html.matchAll(/name="found-([^"]*)"/g)][n]![1]!;
const documents = async () => (await listDocuments(world.deps, rani.actor)).length;

async function saved(location: string | null) {
  expect(location).toMatch(/^\/documents\/[0-9a-f-]{36}$/);
  return readDesk(world.deps, rani.actor, location!.split('/').at(-1)!);
}

const KINDS = ['caption in', 'paragraph in', 'paragraph in', 'related out', 'keywords out'];

describe('the preview', () => {
  it('shows the segments of pasted text with kind, place in the export and dateline', async () => {
    const { status, text } = await preview(await pasted(ARTICLE));
    expect(status).toBe(200);
    expect(rows(text)).toEqual(KINDS);
    expect(text).toMatch(/class="dateline"[^>]*>Caracas - <\/span>/);
    expect(text).toContain('5 segments');
    expect(fieldsOf(text).get('text')).toBe(ARTICLE);
  });

  it.each([
    ['utf-16le', 'UTF-16 LE', Buffer.concat([Buffer.from([0xff, 0xfe]), iconv.encode(ARTICLE, 'utf-16le')])],
    ['utf-16be without a mark', 'UTF-16 BE', iconv.encode(ARTICLE, 'utf-16be')],
    ['windows-1252', 'Windows-1252', iconv.encode(ARTICLE, 'windows-1252')],
    ['utf-8', 'UTF-8', Buffer.from(ARTICLE)],
  ])('reads an upload in %s and says what was found', async (_, label, bytes) => {
    const { status, text } = await preview(await uploaded(bytes));
    expect(status).toBe(200);
    expect(text).toContain(label);
    expect(text).toContain('artikel.txt');
    expect(text).toContain('“rencana”');
    expect(rows(text)).toEqual(KINDS);
  });

  it('keeps every choice and every word typed from one preview to the next', async () => {
    const first = await preview(await pasted(ARTICLE));
    const form = fieldsOf(first.text);
    form.set(`kind-${keyOf(first.text, 2)}`, 'heading');
    form.delete(`included-${keyOf(first.text, 0)}`);
    filled(form, {
      title: 'Judul',
      outlet: 'Harian "Uji" & <b>',
      headlineEn: 'Envoy',
      text: `Sebuah Kabar\n\n${ARTICLE}`,
    });
    const second = await preview(form);
    expect(rows(second.text).slice(1)).toEqual([
      'caption out',
      'paragraph in',
      'heading in',
      ...KINDS.slice(3),
    ]);
    const again = fieldsOf(second.text);
    expect(again.get('title')).toBe('Judul');
    expect(again.get('outlet')).toBe('Harian "Uji" & <b>');
    expect(again.get('headlineEn')).toBe('Envoy');
    expect(again.get('operationId')).toBe(form.get('operationId'));
  });

  it('takes the title from a headline until somebody writes another', async () => {
    const first = await preview(await pasted(`Duta Besar Dipanggil Pulang\n${ARTICLE}`));
    const form = fieldsOf(first.text);
    expect(form.get('title')).toBe('Duta Besar Dipanggil Pulang');
    const second = fieldsOf(
      (await preview(filled(form, { text: `Duta Besar Pulang Lagi\n${ARTICLE}` }))).text,
    );
    expect(second.get('title')).toBe('Duta Besar Pulang Lagi');
    const own = filled(second, { title: 'Milik Saya', text: `Duta Besar Kembali\n${ARTICLE}` });
    expect(fieldsOf((await preview(own)).text).get('title')).toBe('Milik Saya');
  });

  it('goes back from a file to what was pasted before', async () => {
    const form = await uploaded(Buffer.from('Satu berkas.'));
    form.set('text', 'Yang ditempel.');
    const file = await preview(form);
    expect(file.text).toContain('Satu berkas.');
    const back = await preview(filled(fieldsOf(file.text), { remove: 'true' }));
    expect(back.text).not.toContain('Satu berkas.');
    expect(rows(back.text)).toHaveLength(1);
    expect(fieldsOf(back.text).get('text')).toBe('Yang ditempel.');
  });

  it.each([
    ['nothing at all', new Uint8Array(0), 'The file or text is empty'],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 0, 1, 2, 0, 0]), 'not a text file'],
    ['more than the limit', Buffer.alloc(1_200_000, 'kata '), 'larger than the server accepts'],
  ])('says what is wrong with %s and keeps what was typed', async (_, bytes, sentence) => {
    const form = filled(await uploaded(bytes), { title: 'Tetap', text: 'Juga ini.', deckEn: 'And this' });
    const { status, text } = await preview(form);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(text).toContain(sentence);
    const again = fieldsOf(text);
    expect([again.get('title'), again.get('text'), again.get('deckEn')]).toEqual([
      'Tetap',
      'Juga ini.',
      'And this',
    ]);
  });

  it('leaves what stood there before a file that cannot be read, and does not save that in its stead', async () => {
    const good = fieldsOf((await preview(await uploaded(Buffer.from(ARTICLE), 'baik.txt'))).text);
    good.set('title', 'Bukan ini');
    good.set('file', new Blob([Buffer.alloc(0)]), 'kosong.txt');
    const before = await documents();
    const { status, text } = await save(good);
    expect(status).toBe(400);
    expect(text).toContain('“kosong.txt”: The file or text is empty');
    expect(text).toContain('baik.txt');
    expect(rows(text)).toEqual(KINDS);
    expect(await documents()).toBe(before);
  });

  it('says so in Indonesian, too', async () => {
    const { text } = await sendForm(world, rani, '/import/preview?lang=id', await empty());
    expect(text).toContain('Berkas atau teksnya kosong');
  });

  it.each(['en', 'id'])('has a message for everything it says in %s', async (lang) => {
    const form = filled(await pasted(`Duta Besar Dipanggil Pulang\n${ARTICLE}`), {});
    const { text } = await sendForm(world, rani, `/import/preview?lang=${lang}`, form);
    expect(text).not.toMatch(/[>"\s](?:import|details|desk|formats|errors)\.[a-z-]+[<"]/);
  });

  it('names the place where an XLIFF file is broken', async () => {
    const broken =
      '<?xml version="1.0"?>\n<xliff version="2.1" xmlns="urn:oasis:names:tc:xliff:document:2.0">\n<file>';
    const { status, text } = await preview(await uploaded(Buffer.from(broken), 'rusak.xlf'));
    expect(status).toBe(400);
    expect(text).toMatch(/notice-error[\s\S]*?line 3/);
  });

  it('asks strangers to sign in', async () => {
    expect((await world.stranger.get('/import')).status).toBe(303);
    expect((await sendForm(world, world.stranger, '/import', new FormData())).status).toBe(401);
  });
});

describe('saving', () => {
  it('makes a document of the pasted text, with the choices, the details and the English lines', async () => {
    const form = fieldsOf((await preview(await pasted(ARTICLE))).text);
    const html = (await preview(form)).text;
    form.set(`included-${keyOf(html, 3)}`, 'true');
    filled(form, {
      title: 'Kabar',
      date: '2018-09-09',
      headlineEn: 'Envoy Recalled',
      deckEn: 'Sanctions follow',
    });
    const { status, location } = await save(form);
    expect(status).toBe(303);
    const desk = await saved(location);
    expect(desk.document).toMatchObject({ title: 'Kabar', date: '2018-09-09', format: 'txt' });
    expect(desk.rows.map((row) => `${row.kind} ${row.included ? 'in' : 'out'}`)).toEqual([
      'headline in',
      'deck in',
      ...KINDS.slice(0, 3),
      'related in',
      'keywords out',
    ]);
    expect(desk.rows[0]).toMatchObject({ source: null, target: 'Envoy Recalled' });
    expect(desk.rows[3]!.dateline).toEqual({ start: 0, end: 10 });
  });

  it('keeps the bytes of an upload as they were', async () => {
    const bytes = iconv.encode(ARTICLE, 'windows-1252');
    const form = fieldsOf((await preview(await uploaded(bytes))).text);
    const { location } = await save(filled(form, { title: 'Berkas' }));
    const desk = await saved(location);
    const original = await world.store.db
      .selectFrom('originals')
      .selectAll()
      .where('documentId', '=', desk.document.documentId)
      .executeTakeFirstOrThrow();
    expect(original.name).toBe('artikel.txt');
    expect(Buffer.from(original.bytes)).toEqual(Buffer.from(bytes));
  });

  it('saves without a preview where nobody asked for one', async () => {
    const { location } = await save(filled(await pasted(ARTICLE), { title: 'Langsung' }));
    expect((await saved(location)).rows).toHaveLength(5);
  });

  it('writes once when a form is sent twice, and another document when its content changed', async () => {
    const form = filled(fieldsOf((await preview(await pasted(ARTICLE))).text), { title: 'Sekali' });
    const before = await documents();
    const [first, second] = await Promise.all([save(form), save(form)]);
    expect(second.location).toBe(first.location);
    expect(await documents()).toBe(before + 1);
    const third = await save(filled(form, { title: 'Lain' }));
    expect(third.location).not.toBe(first.location);
  });

  it.each([
    ['no title', { title: ' ' }, 'title', 'Give the document a title'],
    ['a date that is none', { title: 'Ada', date: '2018-02-30' }, 'date', 'Write the date as year-month-day'],
    ['a detail too long', { title: 'Ada', rights: 'x'.repeat(2001) }, 'rights', 'too long'],
  ])('says %s at its field and keeps the rest', async (_, values, field, sentence) => {
    const html = (await preview(await uploaded(Buffer.from(ARTICLE)))).text;
    const form = filled(fieldsOf(html), { outlet: 'Harian', ...(values as Record<string, string>) });
    form.set(`kind-${keyOf(html, 2)}`, 'list-item');
    const before = await documents();
    const { status, text } = await save(form);
    expect(status).toBe(400);
    expect(text).toMatch(new RegExp(`id="${field}-problem"[^>]*>[^<]*${sentence}`));
    expect(rows(text)[2]).toBe('list-item in');
    const again = fieldsOf(text);
    for (const [name, value] of Object.entries({ outlet: 'Harian', ...values }))
      expect(again.get(name)).toBe(value);
    expect(await documents()).toBe(before);
    const { location } = await save(filled(again, { title: 'Ada', date: '', rights: '' }));
    expect((await saved(location)).rows[2]!.kind).toBe('list-item');
  });
});

describe('the details page', () => {
  async function made(): Promise<string> {
    const { location } = await save(filled(await pasted(ARTICLE), { title: 'Semula', outlet: 'Harian' }));
    return location!;
  }

  it('changes what was changed and goes back to the document', async () => {
    const path = await made();
    const { text } = await rani.get(`${path}/details`);
    expect(text).toContain('Semula');
    const was = {
      'was-title': 'Semula',
      'was-outlet': 'Harian',
      'was-byline': '',
      'was-address': '',
      'was-date': '',
      'was-rights': '',
    };
    const typed = {
      title: 'Kemudian',
      outlet: 'Harian',
      byline: '',
      address: '',
      date: '2018-09-09',
      rights: '',
    };
    // Somebody else changes the outlet meanwhile.
    await rani.post(`${path}/details`, { ...was, ...typed, title: 'Semula', date: '', outlet: 'Koran' });
    const { status, location } = await rani.post(`${path}/details`, { ...was, ...typed });
    expect([status, location]).toEqual([303, path]);
    expect((await saved(path)).document).toMatchObject({
      title: 'Kemudian',
      outlet: 'Koran',
      date: '2018-09-09',
    });
  });

  it.each([
    [{ title: '' }, 'title-problem', 'Give the document a title'],
    [{ title: 'Ada', date: 'kemarin' }, 'date-problem', 'Write the date'],
  ])('shows %o again with the message at the field', async (values, id, sentence) => {
    const path = await made();
    const { status, text } = await rani.post(`${path}/details`, {
      outlet: 'Baru',
      ...(values as Record<string, string>),
    });
    expect(status).toBe(400);
    expect(text).toMatch(new RegExp(`id="${id}"[^>]*>${sentence}`));
    expect(text).toContain('value="Baru"');
    expect((await saved(path)).document.title).toBe('Semula');
  });

  it('answers 404 for a document that is not there', async () => {
    expect((await rani.get('/documents/none/details')).status).toBe(404);
  });
});

describe('an expired sign-in', () => {
  it('keeps what was pasted, to be sent once more', async () => {
    const form = filled(await pasted(ARTICLE), { title: 'Hampir hilang' });
    const { status, text } = await sendForm(world, world.stranger, '/import', form);
    expect(status).toBe(401);
    expect(text).toContain('Hampir hilang');
    expect(text).toContain('Caracas - Pemerintah');
  });
});

it('leaves out what stands around the article of a Web page where that is asked for', async () => {
  const page = '<nav><a href="/">Beranda</a></nav><h1>Judul</h1><p>Pemerintah memanggil duta besar.</p>';
  const first = await preview(await uploaded(Buffer.from(page), 'a.html'));
  expect(first.text).toContain('Leave out 1 text around the article');
  expect(rows(first.text)).toHaveLength(3);
  const form = filled(fieldsOf(first.text), { articleOnly: 'true' });
  const second = await preview(form);
  expect(rows(second.text)).toEqual(['headline in', 'paragraph in']);
  expect(second.text).toContain('1 text around the article stays as it is');
  const { location } = await save(fieldsOf(second.text));
  expect((await saved(location)).rows).toHaveLength(2);
});

it('takes the columns of a table as chosen, and those of another file as found', async () => {
  const csv = Buffer.from('key;sumber;terjemahan\na;Satu kata;One word\nb;Dua kata;\n');
  const shown = (await preview(await uploaded(csv, 'tabel.csv'))).text;
  expect(shown).toContain('<option value="1" selected>B: sumber</option>');
  expect(shown).toContain('<option value="3">D: a new column</option>');
  expect(shown).toContain('One word');
  const chosen = (await preview(filled(fieldsOf(shown), { tableTarget: '3' }))).text;
  expect(chosen).toContain('<option value="3" selected>D: a new column</option>');
  expect(chosen).not.toContain('One word');
  const other = fieldsOf(chosen);
  other.set('file', new Blob(['x,target,source\n1,One word,Satu kata\n']), 'lain.csv');
  expect((await preview(other)).text).toContain('<option value="2" selected>C: source</option>');
  const { location } = await save(filled(fieldsOf(chosen), { title: 'Tabel' }));
  const file = await rani.get(`${location}/export/file?format=original&version=draft`);
  expect(file.text).toBe(csv.toString());
});
