// Engines as the pages name them, and the choice that a document's Draft menu offers.
import type { EngineChoice } from '../workflow/engine-choice.ts';
import type { Translate } from './row-view.ts';

export type EnginesView = {
  list: readonly { id: string; name: string; where: string; current: boolean }[];
  /** What drafting now does with the text; empty where no engine is enabled. */
  note: string;
  online: boolean;
};

/** An engine's name; drafts that came with a file may name one that is not ours. */
export function engineName(id: string, t: Translate): string {
  return t(`engines.name.${id}`, { defaultValue: id });
}

export function enginesView({ engine, enabled }: EngineChoice, t: Translate): EnginesView {
  const online = enabled.find(({ id }) => id === engine)?.online ?? false;
  const sends = () => t('engines.sends', { name: engineName(engine!, t) });
  return {
    list: enabled.map(({ id, online: away }) => ({
      id,
      name: engineName(id, t),
      where: t(away ? 'engines.choose-online' : 'engines.choose-here'),
      current: id === engine,
    })),
    note: engine === null ? '' : online ? sends() : t('engines.offline'),
    online,
  };
}
