// Other people on this page: who they are, in which segment, who is typing; and telling them the same of this reader.
import type { PresenceJson } from '../../model/desk-json.ts';
import { initialsOf } from '../../model/user.ts';
import { call } from './api.ts';
import type { Desk } from './desk.ts';
import { createFace } from './face.ts';
import { reveal } from './movement.ts';

/** A row is passed through on the way to another: only where somebody stays is told. */
const SETTLE_MS = 200;
/** Typing is told anew this often; the server forgets it a little later. */
const TYPING_EVERY_MS = 3000;

type Person = PresenceJson['people'][number];

export type Presence = {
  /** This page's id in its event stream. */
  readonly clientId: string;
  /** Who else is here now. */
  show: (presence: PresenceJson) => void;
  /** The reader opened a row, left it (null), or typed in it. */
  moved: (segmentId: string | null) => void;
  typed: (segmentId: string) => void;
  /** The stream was opened, perhaps anew: the server does not know where this page is. */
  again: () => void;
};

export function createPresence(desk: Desk): Presence {
  const { data, messages } = desk;
  const clientId = crypto.randomUUID();
  const list = document.querySelector<HTMLElement>('.here-list')!;
  let place: string | null = null;
  let typingTold = 0;
  let timer = 0;

  function tell(typing: boolean): void {
    window.clearTimeout(timer);
    const body = { client: clientId, segmentId: place, typing };
    // Lost presence is told again with the next step; it is nothing to bother the reader with.
    call('POST', `/documents/${data.documentId}/presence`, body).catch(() => undefined);
  }

  function soon(): void {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => tell(false), SETTLE_MS);
  }

  function said({ name, segmentId, typing }: Person): string {
    const number = segmentId === null ? undefined : desk.rows.get(segmentId)?.number;
    if (number === undefined) return messages.text('here.open', { name });
    return messages.text(typing ? 'here.typing' : 'here.editing', { name, number });
  }

  return {
    clientId,
    show({ people }) {
      const persons = onePlaceEach(people);
      list.hidden = persons.length === 0;
      list.replaceChildren(...persons.map((person) => listItem(desk, person, said(person))));
      for (const { element } of desk.rows.values()) {
        const here = persons.filter(({ segmentId }) => segmentId === element.dataset.segment);
        const old = element.querySelectorAll('.gutter .here');
        if (here.length === 0 && old.length === 0) continue;
        for (const chip of old) chip.remove();
        element.querySelector('.gutter')?.append(...here.map((person) => chip(person, said(person))));
      }
    },
    moved(segmentId) {
      if (segmentId === place) return;
      place = segmentId;
      typingTold = 0;
      soon();
    },
    typed(segmentId) {
      const now = Date.now();
      if (segmentId === place && now - typingTold < TYPING_EVERY_MS) return;
      place = segmentId;
      typingTold = now;
      tell(true);
    },
    again: () => place !== null && soon(),
  };
}

/** A person with several pages open is where they type, or else where they edit. */
function onePlaceEach(people: readonly Person[]): Person[] {
  const rank = ({ typing, segmentId }: Person) => (typing ? 2 : segmentId === null ? 0 : 1);
  const best = new Map<string, Person>();
  for (const person of people) {
    const known = best.get(person.userId);
    if (known === undefined || rank(person) > rank(known)) best.set(person.userId, person);
  }
  return [...best.values()];
}

function listItem(desk: Desk, person: Person, said: string): HTMLElement {
  const item = document.createElement('li');
  const row = person.segmentId === null ? undefined : desk.rows.get(person.segmentId);
  if (row === undefined) {
    item.append(createFace('somewhere', initialsOf(person.name), said));
    return item;
  }
  const button = document.createElement('button');
  button.className = 'face';
  button.textContent = initialsOf(person.name);
  button.title = said;
  button.setAttribute('aria-label', said);
  button.dataset.typing = String(person.typing);
  button.addEventListener('click', () => reveal(row));
  item.append(button);
  return item;
}

function chip(person: Person, said: string): HTMLElement {
  const here = createFace('here', initialsOf(person.name), said);
  here.dataset.typing = String(person.typing);
  return here;
}
