// Keys of targets for a memory from before its units had them: in the background, a few hundred at a time.
import { targetKey } from '../memory/keys.ts';
import { putTargetKey, unitsWithoutTargetKey } from '../store/memory-targets.ts';
import { readSetting, writeSetting } from '../store/settings.ts';
import type { Deps } from './deps.ts';

const MARKER = 'targets-kept';
/** Units of a transaction: some 10 ms, during which others wait. */
const BATCH = 500;

/** Once; goes on where it stopped. */
export async function keepEarlierTargets(deps: Deps): Promise<void> {
  const { db } = deps.store;
  const before = (await readSetting(db, MARKER)) as { upTo: number | null } | null;
  let upTo = before === null ? 0 : before.upTo;
  while (upTo !== null) {
    const units = await unitsWithoutTargetKey(db, upTo, BATCH);
    upTo = units.length < BATCH ? null : units.at(-1)!.number;
    await deps.store.transaction(async (trx) => {
      for (const { number, target } of units) {
        const key = targetKey(target);
        if (key !== null) await putTargetKey(trx, number, key);
      }
      await writeSetting(trx, MARKER, { upTo });
    });
    await new Promise((resolve) => setImmediate(resolve));
  }
}
