// Files that commands write: none that is there already is lost, unless that is said.
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { requireFree, writeChunks, writeOutput } from '../../src/cli/output.ts';
import { openSpool } from '../../src/cli/spool.ts';
import { badInput } from '../../src/errors.ts';

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

it('puts what comes in chunks in its place when it is whole, and leaves nothing of the rest', async () => {
  const name = join(folder, 'b.txt');
  const link = join(folder, 'link.txt');
  await using spool = await openSpool(folder);
  await spool.put('one, ');
  await spool.put('two');
  await writeChunks(name, spool.read());
  symlinkSync(name, link);
  const before = readdirSync(folder);
  async function* broken() {
    yield 'half';
    throw badInput('xml.truncated', { line: 9, column: 1 });
  }
  await expect(writeChunks(link, broken(), true)).rejects.toMatchObject({ key: 'xml.truncated' });
  await expect(writeChunks(link, spool.read())).rejects.toMatchObject({ key: 'shell.exists' });
  expect(readFileSync(name, 'utf8')).toBe('one, two');
  await writeChunks(link, spool.read(), true);
  expect([readFileSync(name, 'utf8'), readdirSync(folder)]).toEqual(['one, two', before]);
});
