// Files that commands write: none that is there already is lost, unless that is said.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { requireFree, writeOutput } from '../../src/cli/output.ts';

const folder = mkdtempSync(join(tmpdir(), 'padanan-output-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('writes a new file, leaves one that is there, and writes over it where that is asked for', async () => {
  const path = join(folder, 'a.txt');
  await requireFree(path);
  await writeOutput(path, 'one');
  await expect(requireFree(path)).rejects.toMatchObject({ key: 'shell.exists', params: { path } });
  await expect(writeOutput(path, 'two')).rejects.toMatchObject({ key: 'shell.exists' });
  expect(readFileSync(path, 'utf8')).toBe('one');
  await requireFree(path, true);
  await writeOutput(path, 'two', true);
  expect(readFileSync(path, 'utf8')).toBe('two');
});

it('says where it cannot write', async () => {
  const path = join(folder, 'none', 'a.txt');
  await expect(writeOutput(path, 'x')).rejects.toMatchObject({
    key: 'shell.cannot-write',
    params: { path, reason: 'ENOENT' },
  });
});
