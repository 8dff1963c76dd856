// Bounds on the length of a line, or of a text between tags, with the place of the one that is too long.
import { expect, it } from 'vitest';
import { requireShortLines, requireShortRuns } from '../../src/formats/long-texts.ts';

const LONG = 'a'.repeat(1_000_001);

it.each([
  ['the first line', LONG, 1, 1],
  ['a later line', `a\n\n${LONG}\nb`, 3, 1],
  ['a line after CR', `a\r${LONG}`, 2, 1],
])('names %s', (_name, text, line, column) => {
  expect(() => requireShortLines(text)).toThrow(
    expect.objectContaining({ key: 'xml.long', params: { line, column, max: 1_000_000 } }),
  );
});

it.each([
  ['a text', `<html>\n<p>${LONG}</p>`, 2, 4],
  ['a text at the end', `<p>a</p>${LONG}`, 1, 9],
])('names %s between tags', (_name, text, line, column) => {
  expect(() => requireShortRuns(text)).toThrow(
    expect.objectContaining({ key: 'xml.long', params: { line, column, max: 1_000_000 } }),
  );
});

it('lets a long attribute be, such as an image in the page itself, and many short lines', () => {
  expect(() => requireShortRuns(`<p><img src="data:${LONG}"></p>`)).not.toThrow();
  expect(() => requireShortLines('a\n'.repeat(2_000_000))).not.toThrow();
});
