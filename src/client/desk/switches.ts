// The switches in the page's menu: they act at once and are remembered for the person.
import type { PreferenceName } from '../../model/preferences.ts';
import { call } from './api.ts';
import type { Desk } from './desk.ts';

export function startSwitches(desk: Pick<Desk, 'ghost' | 'toasts' | 'messages'>): void {
  const page = document.querySelector<HTMLElement>('.desk')!;
  const apply: Record<PreferenceName, (on: boolean) => void> = {
    ghostText: (on) => desk.ghost.setEnabled(on),
    unsureMarks(on) {
      page.dataset.unsure = on ? 'on' : 'off';
    },
    invisibles(on) {
      page.dataset.invisibles = on ? 'on' : 'off';
    },
  };

  page.addEventListener('change', (event) => {
    const box = event.target as HTMLInputElement;
    const name = box.dataset.preference as PreferenceName | undefined;
    if (name === undefined) return;
    const on = box.checked;
    apply[name](on);
    call('POST', '/preferences', { [name]: on }).catch(() => {
      // The page says what is kept, not what was wished.
      box.checked = !on;
      apply[name](!on);
      desk.toasts.show(desk.messages.text('toast.failed', { reason: desk.messages.text('save.retrying') }));
    });
  });
}
