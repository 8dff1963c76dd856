// Markup of a text's pieces: escaped, and with what the script needs.
import { expect, it } from 'vitest';
import { codeCharacter } from '../../src/model/text.ts';
import { cutPieces } from '../../src/text/pieces.ts';
import { sourceHtml, targetHtml } from '../../src/web/pieces-html.ts';

const nameOf = (id: string) => `«${id}»`;

it('escapes words, labels and titles', () => {
  const text = `<b>&"'${codeCharacter(0)}`;
  const pieces = cutPieces(text, [{ start: 0, end: 3, mark: 0 }]);
  const html = sourceHtml(
    pieces,
    [{ name: '1›', title: '<i>"' }],
    [{ entry: 4, status: 'missing', title: '"><script>' }],
    nameOf,
  );
  expect(html).toBe(
    '<span class="term" data-term="0" data-entry="4" data-status="missing" title="&#34;&gt;&lt;script&gt;">&lt;b&gt;</span>' +
      '&amp;&#34;&#39;<span class="code-chip" data-code="0" title="&lt;i&gt;&#34;">1›</span>',
  );
});

it('numbers a code without a label, and marks what to mend and what is unsure', () => {
  const text = `putsch maybe${codeCharacter(2)}`;
  const pieces = cutPieces(text, [
    { start: 0, end: 6, mark: 1 },
    { start: 7, end: 12, mark: -1 },
  ]);
  expect(targetHtml(pieces, [], nameOf)).toBe(
    '<span class="term-use term-deprecated" data-term="1">putsch</span> <span class="unsure">maybe</span>' +
      '<span class="code-chip" data-code="2" title="">3</span>',
  );
});

it('marks invisible characters, inside a marked word too', () => {
  const pieces = cutPieces('a\u00A0b', [{ start: 0, end: 2, mark: -1 }]);
  expect(targetHtml(pieces, [], nameOf)).toBe(
    '<span class="unsure">a<span class="invisible" data-sign="NBSP" role="img" aria-label="«nbsp»" title="«nbsp»">\u00A0</span></span>b',
  );
});
