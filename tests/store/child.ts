// A second process for the store's tests: takes the lock, or saves working texts and says which are acknowledged, until it is killed.

import { openServerLock } from '../../src/store/lock.ts';
import { openStore } from '../../src/store/store.ts';
import { createDeps } from '../../src/workflow/deps.ts';
import { revise } from '../../src/workflow/revise.ts';
import { saveWorkingText } from '../../src/workflow/working-text.ts';
import { plainTermbase, SILENT } from '../workflow/world.ts';

// The parent has read enough and goes.
process.stdout.on('error', () => process.exit());

const [task, target, ...rest] = process.argv.slice(2);

if (task === 'lock') {
  try {
    openServerLock(target!);
    console.log('held');
    setInterval(() => {}, 1000);
  } catch (error) {
    console.log((error as Error).name);
  }
} else if (task === 'save') {
  const [userId, segmentId, prefix] = rest as [string, string, string];
  const store = await openStore(`file:${target}`);
  const deps = createDeps({ store, engines: new Map(), createTermbase: plainTermbase, log: SILENT });
  const actor = { userId, role: 'translator' as const };
  let base = 0;
  for (let i = 0; ; i++) {
    const text = `${prefix} ${i}`;
    const operationId = `${prefix}-${i}`;
    if (i % 3 === 2) {
      await revise(deps, actor, { segmentId, text, base, confirm: i % 2 === 0, operationId });
      base += 1;
    } else await saveWorkingText(deps, actor, { segmentId, text, base, operationId });
    process.stdout.write(`${text}\n`);
  }
}
