// The details beside the article: fetched for the active row, folded away, its tabs, its buttons.
import { type IssueActs, openOnes, showIssues } from './issue-list.ts';
import type { Messages } from './messages.ts';
import type { PageData } from './page-data.ts';
import type { Row } from './row.ts';

export type Inspector = {
  show: (row: Row) => void;
  /** Brings the terms and checks up to the row's newest glossary answer. */
  refreshUses: (row: Row) => void;
  toggle: () => void;
  /** Unfolds the details at a tab. */
  open: (tab: string) => void;
  /** Uses the match with this place in the list, from 0. */
  useMatch: (nth: number) => void;
};

export type InspectorActions = {
  insert: (text: string) => void;
  /** Puts a match in: in place of the whole text, or at the cursor. */
  useMatch: (text: string, whole: boolean) => void;
  restore: (number: number) => void;
  /** The details shown are about to go. */
  leaving: () => void;
  /** The details of a segment were drawn anew. */
  drawn: () => void;
  issues: IssueActs & { current: () => string | null };
};

const FOLDED_KEY = 'padanan:inspector';
const TAB_KEY = 'padanan:inspector-tab';
/** Below this width (px) the inspector is a sheet over the page and opens only when asked. */
const SHEET_WIDTH = 1100;

export function createInspector(data: PageData, messages: Messages, actions: InspectorActions): Inspector {
  const desk = document.querySelector<HTMLElement>('.desk')!;
  const panel = document.getElementById('inspector')!;
  const content = document.getElementById('inspector-content')!;
  // A page shown in another language for once (`?lang`) has its details in that language too.
  const lang = new URLSearchParams(location.search).get('lang');
  const asked = lang === null ? '' : `?lang=${encodeURIComponent(lang)}`;
  const isSheet = () => window.innerWidth < SHEET_WIDTH;
  let wanted = 0;
  let timer = 0;

  function setOpen(open: boolean, remember = true): void {
    desk.dataset.inspector = open ? 'open' : 'folded';
    panel.inert = !open;
    for (const toggle of desk.querySelectorAll('.inspector-toggle'))
      toggle.setAttribute('aria-expanded', String(open));
    if (remember && !isSheet()) localStorage.setItem(FOLDED_KEY, open ? 'open' : 'folded');
  }

  async function load(row: Row): Promise<void> {
    wanted += 1;
    const mine = wanted;
    let html = '';
    try {
      const response = await fetch(`/documents/${data.documentId}/inspector/${row.segmentId}${asked}`);
      if (!response.ok) throw new Error(String(response.status));
      html = await response.text();
    } catch {
      if (mine !== wanted) return;
      const failed = document.createElement('p');
      failed.className = 'soft';
      failed.textContent = messages.text('inspector.failed');
      content.replaceChildren(failed);
      return;
    }
    if (mine !== wanted) return;
    actions.leaving();
    const typing = focusedField();
    const unfolded = content.querySelector<HTMLDetailsElement>('.dismissed')?.open === true;
    content.innerHTML = html;
    content.querySelector<HTMLDetailsElement>('.dismissed')!.open = unfolded;
    content.classList.add('with-tabs');
    const matched = content.querySelector('.match') === null ? 'terms' : 'matches';
    choose(sessionStorage.getItem(TAB_KEY) ?? matched);
    refreshUses(row);
    actions.drawn();
    typing?.();
  }

  /** Puts the cursor back where it is in a field of these details, once they are drawn anew. */
  function focusedField(): (() => void) | null {
    const field = document.activeElement;
    if (!(field instanceof HTMLTextAreaElement) || !content.contains(field)) return null;
    const place = (element: Element) =>
      `${element.closest<HTMLElement>('[data-segment]')?.dataset.segment} ${element.closest('form')?.getAttribute('data-comment')}`;
    const before = place(field);
    const { selectionStart, selectionEnd } = field;
    return () => {
      const same = [...content.querySelectorAll('textarea')].find((one) => place(one) === before);
      same?.focus();
      same?.setSelectionRange(selectionStart, selectionEnd);
    };
  }

  function choose(name: string, focus = false): void {
    for (const tab of content.querySelectorAll<HTMLElement>('[role=tab]')) {
      const chosen = tab.id === `tab-${name}`;
      tab.setAttribute('aria-selected', String(chosen));
      tab.tabIndex = chosen ? 0 : -1;
      if (chosen && focus) tab.focus();
      const controlled = document.getElementById(tab.getAttribute('aria-controls') ?? '');
      if (controlled) controlled.hidden = !chosen;
    }
  }

  /** What a person chose stays chosen; until then a segment with matches shows these, another its terms. */
  function chooseForGood(name: string, focus = false): void {
    choose(name, focus);
    sessionStorage.setItem(TAB_KEY, name);
  }

  function takeMatch(button: HTMLElement | null): void {
    if (button) actions.useMatch(button.dataset.text ?? '', button.dataset.whole === 'true');
  }

  function refreshUses(row: Row): void {
    const body = content.querySelector<HTMLElement>('.inspector-body');
    if (body?.dataset.segment !== row.segmentId) return;
    let missing = 0;
    for (const use of row.uses) {
      for (const item of body.querySelectorAll<HTMLElement>(`li[data-term="${use.index}"]`)) {
        item.dataset.status = use.status;
      }
      for (const words of body.querySelectorAll<HTMLElement>(`[data-state-for="${use.index}"]`)) {
        words.textContent = messages.text(`term.${use.status}`);
      }
    }
    if (row.issues !== null) {
      showIssues(body, row, actions.issues.current(), messages, actions.issues);
      missing = openOnes(row.issues).length;
    } else missing = body.querySelectorAll('[data-issues] > li').length;
    const count = body.querySelector<HTMLElement>('[data-count=checks]');
    if (count) {
      count.textContent = String(missing);
      count.hidden = missing === 0;
    }
    body.querySelector<HTMLElement>('[data-no-checks]')?.toggleAttribute('hidden', missing > 0);
  }

  // Pressing a button here must not take the cursor out of the editor.
  panel.addEventListener('mousedown', (event) => {
    if ((event.target as Element).closest('button, [role=tab]')) event.preventDefault();
  });
  panel.addEventListener('click', (event) => {
    const target = event.target as Element;
    const tab = target.closest<HTMLElement>('[role=tab]');
    if (tab) chooseForGood(tab.id.slice('tab-'.length));
    takeMatch(target.closest<HTMLElement>('[data-match]'));
    const chip = target.closest<HTMLElement>('[data-insert]');
    if (chip) actions.insert(chip.dataset.insert ?? '');
  });
  panel.addEventListener('keydown', (event) => {
    const tab = (event.target as Element).closest<HTMLElement>('[role=tab]');
    if (tab === null || !['ArrowLeft', 'ArrowRight'].includes(event.key)) return;
    const tabs = [...content.querySelectorAll<HTMLElement>('[role=tab]')];
    const step = event.key === 'ArrowRight' ? 1 : -1;
    const next = tabs[(tabs.indexOf(tab) + step + tabs.length) % tabs.length]!;
    chooseForGood(next.id.slice('tab-'.length), true);
    event.preventDefault();
  });
  panel.addEventListener('submit', (event) => {
    const number = (event.target as HTMLElement).dataset.restore;
    if (number === undefined) return;
    event.preventDefault();
    actions.restore(Number(number));
  });

  const { searchParams } = new URL(location.href);
  const panelAsked = searchParams.get('panel');
  if (panelAsked !== null) sessionStorage.setItem(TAB_KEY, panelAsked);
  setOpen(panelAsked !== null || (!isSheet() && localStorage.getItem(FOLDED_KEY) !== 'folded'), false);
  let wasSheet = isSheet();
  window.addEventListener('resize', () => {
    if (isSheet() === wasSheet) return;
    wasSheet = isSheet();
    setOpen(!wasSheet && localStorage.getItem(FOLDED_KEY) !== 'folded', false);
  });

  return {
    show(row) {
      window.clearTimeout(timer);
      timer = window.setTimeout(() => void load(row), 60);
    },
    refreshUses,
    open(tab) {
      setOpen(true, false);
      chooseForGood(tab);
    },
    useMatch: (nth) => takeMatch(content.querySelector<HTMLElement>(`[data-match="${nth}"]`)),
    toggle() {
      const open = desk.dataset.inspector !== 'open';
      setOpen(open);
      if (open && isSheet()) panel.querySelector<HTMLElement>('.inspector-close')?.focus();
    },
  };
}
