// Which keystroke means what, on keyboards and systems that differ.
import { expect, it } from 'vitest';
import { SHORTCUTS, type ShortcutScope, shortcutFor, shortcutLabel } from '../../src/model/shortcuts.ts';

const none = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
const EDITING: ShortcutScope[] = ['editing', 'desk'];

it.each([
  ['Ctrl+Enter', { key: 'Enter', code: 'Enter', ctrlKey: true }, EDITING, 'confirm-next'],
  ['Cmd+Enter on a Mac', { key: 'Enter', code: 'Enter', metaKey: true }, EDITING, 'confirm-next'],
  ['Ctrl+Shift+Enter', { key: 'Enter', code: 'Enter', ctrlKey: true, shiftKey: true }, EDITING, 'confirm'],
  ['Ctrl+Enter at rest', { key: 'Enter', code: 'Enter', ctrlKey: true }, ['desk'], null],
  ['Ctrl+3', { key: '3', code: 'Digit3', ctrlKey: true }, EDITING, 'insert-term'],
  ['Ctrl+0', { key: '0', code: 'Digit0', ctrlKey: true }, EDITING, null],
  ['Option+C, which writes ç', { key: 'ç', code: 'KeyC', altKey: true }, ['desk'], 'copy-english'],
  ['? with Shift', { key: '?', code: 'Slash', shiftKey: true }, ['page'], 'shortcuts'],
  ['? without Shift', { key: '?', code: 'Minus' }, ['page'], 'shortcuts'],
  ['Ctrl+F, the browser’s', { key: 'f', code: 'KeyF', ctrlKey: true }, EDITING, null],
  ['n on a changes page', { key: 'n', code: 'KeyN' }, ['changes'], 'next-change'],
  ['n on the desk', { key: 'n', code: 'KeyN' }, ['desk'], null],
] as [string, object, ShortcutScope[], string | null][])('%s', (_name, stroke, scopes, expected) => {
  expect(shortcutFor({ key: '', code: '', ...none, ...stroke }, scopes)).toBe(expected);
});

it('gives no keystroke two meanings in one place', () => {
  for (const scopes of [EDITING, ['changes'] as ShortcutScope[]]) {
    const keys = SHORTCUTS.filter((one) => scopes.includes(one.scope)).flatMap((one) => [...one.keys]);
    expect(new Set(keys).size).toBe(keys.length);
  }
});

it('writes arrows and Esc as keyboards do', () => {
  expect([shortcutLabel('next'), shortcutLabel('leave'), shortcutLabel('next-change', 1)]).toEqual([
    'Ctrl+↓',
    'Esc',
    'Alt+↓',
  ]);
});
