// Writing the translation memory as TMX 1.4b, piece by piece.
import { TMX_END, tmxHeader, tmxUnit } from '../formats/tmx/write-tmx.ts';
import type { Actor } from '../model/user.ts';
import { pageOfUnits } from '../store/memory-walk.ts';
import type { Deps } from './deps.ts';
import { requireScope } from './memory-scope.ts';

const PAGE = 1000;

/**
 * The project's memory as the text of a TMX file, oldest units first. Sentences of segments are left out: whoever reads the
 * file has them in the segments; `sentences` puts them in.
 */
export async function* exportTmx(
  deps: Deps,
  actor: Actor,
  input: { projectId?: string; sentences?: boolean; version: string },
): AsyncGenerator<string> {
  const { projectId } = await requireScope(deps.store.db, actor, input);
  yield tmxHeader({ sourceLang: '*all*', version: input.version, now: deps.now() });
  let after = 0;
  for (;;) {
    const units = await pageOfUnits(deps.store.db, projectId, { after }, PAGE);
    const last = units.at(-1);
    if (last === undefined) break;
    after = last.number;
    yield units
      .filter((unit) => unit.part === 0 || input.sentences === true)
      .map((unit) => {
        const { origin, before, after: next, machine } = unit;
        const props = {
          'x-padanan-origin': machine && !origin.startsWith('mt:') ? 'mt:unknown' : origin,
          ...(before + next > 0 ? { 'x-padanan-context': `${before} ${next}` } : {}),
        };
        return tmxUnit({ ...unit, tuid: unit.unitId, props });
      })
      .join('');
  }
  yield TMX_END;
}
