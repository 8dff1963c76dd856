// Tags about words and terms: what goes to the translator, and what is made of the ways in which they come back.
import { describe, expect, it } from 'vitest';
import { markText, readMarked } from '../../../src/engines/firefox/marked-text.ts';

const mark = (text: string, ...terms: [string, ...string[]][]) =>
  markText(
    text,
    { start: 0, end: text.length },
    terms.map(([term, ...targets]) => {
      const start = text.indexOf(term);
      return { span: { start, end: start + term.length }, targets };
    }),
  );

describe('marking', () => {
  it.each<[string, [string, ...string[]][], string]>([
    ['Ia marah.', [], '<i id="0">Ia</i> <i id="1">marah.</i>'],
    ['“Ya!” - katanya', [], '<i id="0">“Ya!”</i> - <i id="1">katanya</i>'],
    ['Kudeta!', [['Kudeta', 'coup']], '<i id="0">Kudeta!</i>'],
    ['kudeta/perang', [['kudeta', 'coup']], '<i id="0">kudeta</i>/perang'],
    [
      'kudeta/perang',
      [
        ['kudeta', 'coup'],
        ['perang', 'war'],
      ],
      '<i id="0">kudeta</i>/<i id="1">perang</i>',
    ],
    ['A & B <c>', [], '<i id="0">A</i> &amp; <i id="1">B</i> <i id="2">&lt;c&gt;</i>'],
    ['5,75 anak-anak', [], '<i id="0">5,75</i> <i id="1">anak-anak</i>'],
    [
      'bank sentral naik',
      [['bank sentral', 'central bank']],
      '<i id="0">bank sentral</i> <i id="1">naik</i>',
    ],
    [
      'bank sentral',
      [
        ['bank sentral', 'central bank'],
        ['sentral', 'central'],
      ],
      '<i id="0">bank sentral</i>',
    ],
    ['pengudetaan', [['udeta', 'coup']], '<i id="0">pengudetaan</i>'],
  ])('%j with %j', (text, terms, html) => {
    expect(mark(text, ...terms).html).toBe(html);
  });
});

describe('reading', () => {
  const source = 'rencana kudeta itu';
  const term: [string, ...string[]] = ['kudeta', 'takeover'];
  it.each([
    ['as it went', '<i id="0">plan</i> <i id="1">coup</i> <i id="2">it</i>', 'plan takeover it'],
    ['turned about', '<i id="1">coup</i> <i id="0">plan</i>', 'takeover plan'],
    ['a capital at the start', '<i id="1">Coup</i> <i id="0">plan</i>', 'Takeover plan'],
    ['a form that is allowed', 'the <i id="1">takeovers</i>', 'the takeovers'],
    ['with its comma inside', '<i id="0">plan</i> <i id="1">coup,</i> it', 'plan takeover, it'],
    ['with its space inside', '<i id="0">plan</i><i id="1"> coup</i> it', 'plan takeover it'],
    ['in two pieces', '<i id="1">coup</i> of <i id="1">state action</i> it', 'of takeover it'],
    ['empty', '<i id="0">plan</i> <i id="1"></i> it', 'plan takeover it'],
    ['empty, no space about it', '<i id="0">plan</i><i id="1"></i>', 'plan takeover'],
    ['one within another', '<i id="0">plan <i id="1">coup</i></i> it', 'plan takeover it'],
    ['not at all', '<i id="0">plan</i> it', 'plan it'],
    [
      'with characters of HTML',
      '<i id="0">A&amp;B</i> &lt;<i id="1">coup</i>&gt; &#233;&#x41;',
      'A&B <takeover> éA',
    ],
  ])('%s', (_, html, target) => {
    expect(readMarked(mark(source, term), html).text).toBe(target);
  });

  it('links marks to words, in the text as it is trimmed', () => {
    const { text, links } = readMarked(mark(source, term), ' <i id="1">a b</i> <i id="0">c</i>');
    expect(text).toBe('takeover c');
    expect(links).toEqual([
      { source: { start: 8, end: 14 }, target: { start: 0, end: 8 } },
      { source: { start: 0, end: 7 }, target: { start: 9, end: 10 } },
    ]);
  });
});
