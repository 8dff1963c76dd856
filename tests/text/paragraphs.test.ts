// Plain text to paragraphs: what Indonesian news pages carry, and how lines part.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { splitParagraphs } from '../../src/text/paragraphs.ts';

const BODY =
  'Para pejabat bertemu secara rahasia dengan anggota militer untuk membahas rencana itu, kata seorang sumber.';
const kinds = (text: string) => splitParagraphs(text).map((paragraph) => paragraph.kind);

describe('kinds', () => {
  it.each([
    ['a caption with its credit', `Presiden berpidato (foto: UPI)\n${BODY}`, ['caption', 'paragraph']],
    ['a labelled caption', `Foto: Presiden berpidato\n${BODY}`, ['caption', 'paragraph']],
    [
      'a link to another story',
      `${BODY}\nBaca juga: Tiga Menteri Mundur\n${BODY}`,
      ['paragraph', 'related', 'paragraph'],
    ],
    ['keywords', `${BODY}\nKEYWORD :Maduro Venezuela AS`, ['paragraph', 'keywords']],
    ['tags', `${BODY}\nTags: banjir, Jakarta`, ['paragraph', 'keywords']],
    ['a headline over a body', `Pertemuan Rahasia Terungkap\n${BODY}`, ['headline', 'paragraph']],
    [
      'a headline over a caption',
      `Pertemuan Rahasia Terungkap\nPresiden (foto: UPI)\n${BODY}`,
      ['headline', 'caption', 'paragraph'],
    ],
    ['list items', `${BODY}\n- Satu hal\n- Dua hal`, ['paragraph', 'list-item', 'list-item']],
    [
      'a heading between paragraphs',
      `${BODY}\n${BODY}\nTuduhan Kejahatan\n${BODY}`,
      ['paragraph', 'paragraph', 'heading', 'paragraph'],
    ],
    [
      'a short quotation, which is no heading',
      `${BODY}\n${BODY}\n"Kami menolak."\n${BODY}`,
      ['paragraph', 'paragraph', 'paragraph', 'paragraph'],
    ],
    ['nothing', ' \n\n ', []],
  ])('%s', (_name, text, expected) => {
    expect(kinds(text)).toEqual(expected);
  });

  it('leaves links and keywords out of the export, and nothing else', () => {
    const found = splitParagraphs(`Presiden (foto: UPI)\n${BODY}\nBaca juga: X Y\nKEYWORD: a b`);
    expect(found.map((paragraph) => paragraph.included)).toEqual([true, true, false, false]);
  });
});

describe('dateline', () => {
  it.each([
    ['Jakarta - Para pejabat bertemu.', 'Jakarta - '],
    ['JAKARTA, KOMPAS.com — Para pejabat bertemu.', 'JAKARTA, KOMPAS.com — '],
    ['Jakarta, CNN Indonesia -- Para pejabat bertemu.', 'Jakarta, CNN Indonesia -- '],
    ['Caracas (ANTARA) - Para pejabat bertemu.', 'Caracas (ANTARA) - '],
    ['Trump - yang marah - pergi.', null],
    ['Para pejabat bertemu.', null],
  ])('%j begins with %j', (line, expected) => {
    const [first] = splitParagraphs(`${line} ${BODY}`);
    expect(first!.dateline === null ? null : first!.source.slice(0, first!.dateline.end)).toBe(expected);
  });
});

describe('lines', () => {
  it('takes one paragraph a line, blank lines or not', () => {
    expect(splitParagraphs(`${BODY}\n${BODY}`)).toHaveLength(2);
    expect(splitParagraphs(`${BODY}\n\n\n${BODY}`)).toHaveLength(2);
  });

  it('joins lines that a mail program wrapped', () => {
    const wrapped =
      'Para pejabat bertemu secara rahasia dengan anggota\nmiliter untuk membahas rencana itu pada bulan lalu\ndi ibu kota, kata seorang sumber.\n\nPresiden menolak tuduhan itu dan meminta semua\npihak untuk menahan diri sampai penyelidikan yang\nsedang berjalan selesai.';
    expect(splitParagraphs(wrapped)).toHaveLength(2);
  });
});

describe('whole articles', () => {
  const folder = new URL('../data/articles/', import.meta.url);
  const names = readdirSync(folder).filter((name) => name.endsWith('.txt') && !name.endsWith('.en.txt'));

  it.each(names)('%s: a caption, a dateline, keywords, and every line kept', (name) => {
    const text = readFileSync(new URL(name, folder), 'utf8');
    const found = splitParagraphs(text);
    expect(found.map((paragraph) => paragraph.source)).toEqual(
      text
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== ''),
    );
    const count = (kind: string) => found.filter((paragraph) => paragraph.kind === kind).length;
    expect(count('caption')).toBe(1);
    expect(count('keywords')).toBe(1);
    expect(count('related')).toBe(1);
    expect(count('paragraph')).toBeGreaterThan(6);
    expect(found.filter((paragraph) => paragraph.dateline !== null)).toHaveLength(1);
  });
});
