// The row being edited: opening the editor in place, saving what is typed, confirming, leaving.

import type { IssueJson, TermUseJson } from '../../model/desk-json.ts';
import { call } from './api.ts';
import { type Editor, type EditorMark, openEditor } from './editor.ts';
import type { Ghost } from './ghost.ts';
import { openOnes } from './issue-list.ts';
import type { Messages } from './messages.ts';
import type { PageData } from './page-data.ts';
import { drawRow, type Row, setMark, setUses } from './row.ts';
import type { SaveState } from './save-state.ts';
import type { Saver } from './saver.ts';

/** Pause after the last keystroke before the glossary is asked again. */
const CHECK_PAUSE_MS = 350;
/** Room kept under the tools of the row being edited. */
const TOOLS_MARGIN_PX = 12;

export type ActiveRow = {
  current: () => Row | null;
  editor: () => Editor | null;
  activate: (row: Row, cursor?: number | 'end') => void;
  /** Stops editing; what was typed becomes a revision. `focus`: keep the keyboard on the row. */
  leave: (focus?: boolean) => void;
  confirm: () => void;
  showState: (segmentId: string, state: SaveState) => void;
  recheck: () => void;
  /** Takes over what was said of the row's text, unless it has changed since. */
  takeCheck: (text: string, answer: CheckAnswer) => void;
  /** Shows the row's conflict again, where it has one. */
  resolve: () => void;
};

type CheckAnswer = { uses: TermUseJson[]; issues: IssueJson[] };

export type ActiveRowParts = {
  data: PageData;
  messages: Messages;
  saver: Saver;
  ghost: Ghost;
  onActivate: (row: Row) => void;
  onLeave: () => void;
  onTyped: (row: Row) => void;
  onUses: (row: Row) => void;
  onConflict: (row: Row, state: SaveState) => void;
};

export function createActiveRow(parts: ActiveRowParts): ActiveRow {
  const { data, messages, saver, ghost } = parts;
  const template = document.getElementById('row-tools') as HTMLTemplateElement;
  const tools = template.content.firstElementChild!.cloneNode(true) as HTMLElement;
  const stateLine = tools.querySelector<HTMLElement>('.save-state')!;
  let row: Row | null = null;
  let editor: Editor | null = null;
  let checkTimer = 0;
  let checkNumber = 0;

  function activate(next: Row, cursor: number | 'end' = 'end'): void {
    if (row === next) {
      editor?.focus();
      return;
    }
    if (row !== null) leave();
    if (!data.mayEdit) return;
    row = next;
    saver.open(next.segmentId, next.workingBase, next.revised, next.text);
    const state = saver.state(next.segmentId)!;
    next.element.classList.add('row-active');
    next.target.removeAttribute('tabindex');
    for (const term of next.source?.querySelectorAll<HTMLElement>('.term') ?? []) {
      term.tabIndex = 0;
      term.setAttribute('role', 'button');
    }
    editor = openEditor({
      element: next.target,
      text: state.text,
      codeLabels: next.codeLabels,
      nameOf: (invisible) => messages.text(`invisible.${invisible}`),
      label: messages.text('translation-of', { number: next.number }),
      lang: data.targetLang,
      cursor,
      onChange: (text) => {
        saver.typed(next.segmentId, text);
        parts.onTyped(next);
        if (editor !== null) ghost.typed(next, editor, text);
        recheckSoon(CHECK_PAUSE_MS);
      },
      onBlur: () => saver.ask(next.segmentId, 'working'),
    });
    next.target.closest('.cell')?.append(tools);
    fillTools(next);
    showTools();
    editor.focus();
    editor.setMarks(unsureMarks(next, state.text));
    showState(next.segmentId, state);
    parts.onActivate(next);
    recheckSoon(0);
    if (state.status === 'conflict') parts.onConflict(next, state);
  }

  /** The line under the text says whether it is saved: it is brought into sight, and nothing else moves. */
  function showTools(): void {
    const hidden = tools.getBoundingClientRect().bottom + TOOLS_MARGIN_PX - window.innerHeight;
    if (hidden > 0) window.scrollBy({ top: hidden });
  }

  function leave(focus = false): void {
    if (row === null || editor === null) return;
    const left = row;
    left.text = editor.text();
    const leaving = editor;
    ghost.stop();
    row = null;
    editor = null;
    leaving.close();
    restAttributes(left);
    tools.remove();
    left.element.classList.remove('row-active');
    drawRow(left, messages);
    for (const term of left.source?.querySelectorAll<HTMLElement>('.term') ?? []) {
      term.removeAttribute('tabindex');
      term.removeAttribute('role');
    }
    if (focus) left.target.focus({ preventScroll: true });
    saver.ask(left.segmentId, 'revision');
    parts.onLeave();
  }

  function restAttributes(left: Row): void {
    left.target.tabIndex = 0;
    left.target.setAttribute('role', 'group');
    left.target.setAttribute('aria-label', messages.text('translation-of', { number: left.number }));
  }

  function fillTools(next: Row): void {
    const { kind, included, confirmed } = next.element.dataset;
    tools.querySelector<HTMLSelectElement>('[name=kind]')!.value = kind ?? 'paragraph';
    tools.querySelector<HTMLInputElement>('[name=included]')!.checked = included === 'true';
    tools.querySelector<HTMLElement>('[data-act=unconfirm]')!.hidden = confirmed !== 'true';
    const coded = next.source?.querySelector('.code-chip') != null;
    tools.querySelector<HTMLElement>('[data-act=insert-code]')!.hidden = !coded;
    tools.querySelector<HTMLDetailsElement>('details')!.open = false;
    const link = tools.querySelector<HTMLAnchorElement>('[data-history-link]')!;
    link.href = `/documents/${data.documentId}/history/${next.segmentId}`;
    const source = tools.querySelector<HTMLAnchorElement>('[data-source-link]')!;
    source.href = `/documents/${data.documentId}/segments/${next.segmentId}/source`;
  }

  function confirm(): void {
    if (row === null || editor === null) return;
    if (saver.state(row.segmentId)?.status === 'conflict') {
      parts.onConflict(row, saver.state(row.segmentId)!);
      return;
    }
    setMark(row, 'translated', messages.text('mark.translated'), true);
    saver.ask(row.segmentId, 'confirm');
  }

  function showState(segmentId: string, state: SaveState): void {
    if (row?.segmentId !== segmentId) return;
    const atRest = state.status === 'saved' && state.stored === state.revised;
    stateLine.dataset.status = state.status;
    // Screen readers hear what came of it, not every keystroke's "typing" and "saving".
    stateLine.setAttribute('aria-live', isResult(state) ? 'polite' : 'off');
    stateLine.textContent = atRest ? row.meta : messages.text(`save.${state.status}`);
    stateLine.title = atRest ? `${row.meta} (${row.metaTitle})` : (stateLine.textContent ?? '');
    row.element.classList.toggle('row-conflict', state.status === 'conflict');
    if (state.status === 'conflict') stateLine.prepend(resolveButton(), ' ');
    showMark(row, state);
  }

  /** The mark follows what is typed at once; the server's answer then says the same or better. */
  function showMark(shown: Row, state: SaveState): void {
    if (state.queue.some((request) => request.kind === 'confirm')) return;
    if (state.text === state.revised) setMark(shown, shown.mark, shown.markLabel, shown.confirmed);
    else if (state.text === '') setMark(shown, 'empty', messages.text('mark.empty'), false);
    else setMark(shown, 'typed', messages.text('mark.typed'), false);
  }

  function resolveButton(): HTMLButtonElement {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'resolve';
    button.dataset.act = 'resolve';
    button.textContent = messages.text('save.resolve');
    return button;
  }

  function recheckSoon(wait: number): void {
    window.clearTimeout(checkTimer);
    if (row?.source != null) checkTimer = window.setTimeout(() => void recheck(), wait);
  }

  async function recheck(): Promise<void> {
    if (row === null || editor === null) return;
    const checked = row;
    const text = editor.text();
    checkNumber += 1;
    const mine = checkNumber;
    try {
      const path = `/segments/${checked.segmentId}/check`;
      const answer = await call<CheckAnswer>('POST', path, { text });
      // Only the newest answer counts.
      if (mine === checkNumber && row === checked) takeCheck(text, answer);
    } catch {
      // The marks stay as they were; saving tells of lost connections.
    }
  }

  function takeCheck(text: string, { uses, issues }: CheckAnswer): void {
    if (row === null || editor?.text() !== text) return;
    row.issues = issues;
    row.checkedText = text;
    setUses(row, uses, messages);
    const used = uses.flatMap(({ index, status, spans }) =>
      status === 'missing' || status === 'optional'
        ? []
        : spans.map((span) => ({ ...span, term: index, status })),
    );
    const marked = openOnes(issues).flatMap(({ check, target }) =>
      target === null || check.startsWith('term-') ? [] : [{ ...target, term: -1, status: 'issue' as const }],
    );
    editor.setMarks([...unsureMarks(row, text), ...used, ...marked]);
    parts.onUses(row);
  }

  return {
    current: () => row,
    editor: () => editor,
    activate,
    leave,
    confirm,
    showState,
    recheck: () => recheckSoon(0),
    takeCheck,
    resolve() {
      const state = row && saver.state(row.segmentId);
      if (row && state?.status === 'conflict') parts.onConflict(row, state);
    },
  };
}

/** Words that the machine is unsure of, for as long as the text is its own. */
function unsureMarks(row: Row, text: string): EditorMark[] {
  if (text !== row.revised) return [];
  return row.unsure.map((span) => ({ ...span, term: -1, status: 'unsure' }));
}

function isResult({ status }: SaveState): boolean {
  return status !== 'waiting' && status !== 'saving';
}
