// The document page's script: puts the parts together.
import { shortcutLabel } from '../../model/shortcuts.ts';
import { createActiveRow } from './active-row.ts';
import { createAddTerm } from './add-term.ts';
import { takeAnswer } from './answers.ts';
import { createArranging } from './arranging.ts';
import { createCatchUp } from './catch-up.ts';
import { startCheckCount } from './check-count.ts';
import { createComments } from './comments.ts';
import { createConcordance } from './concordance.ts';
import { openConflict } from './conflict-dialog.ts';
import { copyEnglish } from './copy-english.ts';
import { startCounterpartHover } from './counterpart-hover.ts';
import type { Desk } from './desk.ts';
import { createDrafting } from './drafting.ts';
import { startFilters } from './filters.ts';
import { startFind } from './find.ts';
import { createGhost } from './ghost.ts';
import { createInspector } from './inspector.ts';
import { offerKeptTexts } from './kept-banner.ts';
import { createKeptTexts } from './kept-texts.ts';
import { keepUnsaved, sendAfterSaves } from './leaving.ts';
import { startLive } from './live.ts';
import { startLookUp } from './look-up.ts';
import { startMenus } from './menus.ts';
import { createMessages } from './messages.ts';
import { reveal } from './movement.ts';
import { startPageActions } from './page-actions.ts';
import { readPageData } from './page-data.ts';
import { createPresence } from './presence.ts';
import { startProgress } from './progress.ts';
import { createPropagation } from './propagation.ts';
import { type Row, readRow } from './row.ts';
import { createRowActs, type RowActs } from './row-acts.ts';
import { takeOverForm } from './row-form.ts';
import { createSaver } from './saver.ts';
import { startSwitches } from './switches.ts';
import { createTermCard } from './term-card.ts';
import { createToasts } from './toasts.ts';
import { createVerdicts } from './verdicts.ts';

export function startDesk(): void {
  const data = readPageData();
  const messages = createMessages(data.messages, data.language);
  const toasts = createToasts(document.querySelector('.toasts')!, {
    undo: messages.text('act.undo'),
    close: messages.text('act.close'),
    shortcut: shortcutLabel('undo-action'),
  });
  const opened = takeOverForm(messages);
  const rows = readRows();
  const kept = createKeptTexts(localStorage, data.userId, data.documentId);
  const signedOut = document.getElementById('signed-out')!;

  const saver = createSaver(kept, {
    onState(segmentId, state) {
      desk.active.showState(segmentId, state);
      signedOut.hidden = !saver.unsaved().some((id) => saver.state(id)?.status === 'signed-out');
      const row = rows.get(segmentId);
      if (row !== undefined && state.status === 'conflict') conflictIn(row);
    },
    onRow(answer, kind) {
      const row = rows.get(answer.row.segmentId);
      if (row === undefined) return;
      row.element.classList.remove('row-conflict');
      takeAnswer(desk, answer);
      if (desk.active.current() === row) desk.inspector.show(row);
      if (kind === 'confirm') {
        const said = messages.text('toast.confirmed', { number: row.number });
        toasts.show(said, { undo: () => acts.unconfirm(row) });
        propagation.offer(row);
      }
    },
    onRefused: (_segmentId, message) => toasts.show(messages.text('toast.failed', { reason: message })),
  });

  const countChecks = startCheckCount(messages);
  const filters = startFilters(() => desk.active.leave());
  const verdicts = createVerdicts(() => desk);
  const inspector = createInspector(data, messages, {
    insert: (text) => desk.active.editor()?.insert(text),
    issues: verdicts,
    useMatch(text, whole) {
      const editor = desk.active.editor();
      if (!whole) editor?.insert(text);
      else if (editor !== null) {
        editor.replace(text);
        saver.tookMatch(desk.active.current()!.segmentId);
      }
    },
    restore(number) {
      const row = desk.active.current();
      if (row) acts.restore(row, number);
    },
    leaving: () => comments.keep(),
    drawn: () => comments.drawn(),
  });
  const ghost = createGhost(data.preferences.ghostText);
  const active = createActiveRow({
    data,
    messages,
    saver,
    ghost,
    onActivate(row) {
      inspector.show(row);
      presence.moved(row.segmentId);
    },
    onLeave() {
      presence.moved(null);
      filters.hideGone();
    },
    onTyped: (row) => presence.typed(row.segmentId),
    onUses(row) {
      inspector.refreshUses(row);
      countChecks();
      verdicts.arrived();
    },
    onConflict: (row) => resolve(row),
  });
  const desk: Desk = {
    data,
    messages,
    toasts,
    rows,
    rowAt: (element) => rows.get(element.closest<HTMLElement>('.row')?.dataset.segment ?? '') ?? null,
    saver,
    active,
    ghost,
    inspector,
    filters: {
      ...filters,
      recount() {
        filters.recount();
        countChecks();
      },
    },
    showProgress: startProgress(messages),
  };

  /** Says that a row is in conflict: at once where it is being edited, else without taking anybody's cursor away. */
  function conflictIn(row: Row): void {
    row.element.classList.add('row-conflict');
    if (active.current() === row) {
      resolve(row);
      return;
    }
    const action = { label: messages.text('save.resolve'), run: () => active.activate(row) };
    toasts.show(messages.text('conflict.title', { number: row.number }), { action });
  }

  function resolve(row: Row): void {
    const state = saver.state(row.segmentId);
    if (state?.theirs == null) return;
    openConflict(row, state, messages, data.targetLang, (text) => {
      row.text = text;
      // Settled first: the editor's own news of the text is then nothing new.
      saver.settle(row.segmentId, text);
      if (active.current() === row) active.editor()?.replace(text);
    });
  }

  const acts: RowActs = createRowActs(
    desk,
    () => drafting,
    () => arranging,
  );
  const drafting = createDrafting(data, messages, toasts, () => {
    const row = active.current();
    if (row) saver.ask(row.segmentId, 'revision');
  });
  const catchUp = createCatchUp(desk, acts.told);
  const arranging = createArranging(desk, catchUp.now);
  const presence = createPresence(desk);
  const comments = createComments(desk);
  const propagation = createPropagation(desk);
  startLive(data.documentId, presence.clientId, {
    row: acts.told,
    job(job) {
      drafting.told(job);
      acts.jobTold(job);
    },
    presence: presence.show,
    document: catchUp.soon,
    opened: presence.again,
    reopened: catchUp.soon,
  });
  createTermCard(data.terms, messages, data.sourceLang, data.targetLang, (term, text) => {
    const row = desk.rowAt(term);
    if (row && active.current() !== row) active.activate(row);
    active.editor()?.insert(text);
  });
  startCounterpartHover(desk.rowAt, { source: data.sourceLang, target: data.targetLang });
  startMenus();
  startSwitches(desk);
  const words = {
    addTerm: createAddTerm(desk),
    lookUp: startLookUp(desk),
    concordance: createConcordance(desk),
    propagate: propagation.open,
    comment: comments.begin,
    arranging,
    verdicts,
  };
  startPageActions(
    desk,
    acts,
    startFind(messages),
    () => {
      saver
        .settled()
        .then(() => copyEnglish(data.documentId))
        .then(
          ({ version }) =>
            toasts.show(
              messages.text(version === null ? 'export.copied-draft' : 'export.copied-approved', {
                number: version ?? 0,
              }),
            ),
          () => toasts.show(messages.text('export.copy-failed')),
        );
    },
    words,
  );
  keepUnsaved(saver);
  sendAfterSaves(desk);
  offerKeptTexts(kept, rows, messages, data.language, (row, offer) => {
    active.activate(row);
    active.editor()?.replace(offer.text);
    reveal(row);
  });
  followHead();
  const row = opened && desk.rowAt(opened);
  if (row) active.activate(row);
  document.documentElement.classList.add('scripted');
}

function readRows(): Map<string, Row> {
  const rows = new Map<string, Row>();
  for (const element of document.querySelectorAll<HTMLElement>('.row')) {
    const row = readRow(element);
    if (row) rows.set(row.segmentId, row);
  }
  return rows;
}

/** The inspector and scrolled-to rows stand below the head, whose height changes while a draft runs. */
function followHead(): void {
  const desk = document.querySelector<HTMLElement>('.desk')!;
  const head = document.querySelector<HTMLElement>('.desk-head')!;
  new ResizeObserver(() => desk.style.setProperty('--desk-head', `${head.offsetHeight}px`)).observe(head);
}
