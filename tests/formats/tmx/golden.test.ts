// Memories as other tools write them, TMX 1.1 to 1.4b: what is understood of each file is beside it, as JSON.
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { inspectFile } from '../../../src/workflow/inspect-file.ts';

const DATA = 'tests/data/tmx';

it.each(readdirSync(DATA).filter((name) => name.endsWith('.tmx')))(
  'reads %s as its JSON says',
  async (name) => {
    const { version, encoding, sourceLang, targetLang, counts, warnings, segments, units } =
      await inspectFile(readFileSync(`${DATA}/${name}`));
    const pairs = segments.map(({ id, source, target }) => ({ id, source, target }));
    const told = { version, encoding, sourceLang, targetLang, counts, warnings, pairs, units };
    await expect(`${JSON.stringify(told, null, 2)}\n`).toMatchFileSnapshot(`../../data/tmx/${name}.json`);
  },
);
