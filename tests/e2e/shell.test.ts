// The shell: help, wrong settings, translate, import, export, and one server at a time.
import { execFileSync, spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { SETTINGS } from '../../src/config.ts';
import { addPerson, articleText, importArticle, padanan } from './people.ts';
import { startServer, temporaryData } from './server.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const BIN = resolve(ROOT, 'bin/padanan.js');
const data = temporaryData();
afterEach(() => data.remove());

function attempt(args: readonly string[], env: Record<string, string> = {}, input = '') {
  const { status, stdout, stderr } = spawnSync(process.execPath, [BIN, ...args], {
    cwd: ROOT,
    input,
    encoding: 'utf8',
    env: { ...process.env, DATA_DIR: data.dataDir, ...env },
    timeout: 150_000,
  });
  return { status, stdout, stderr };
}

describe('padanan', () => {
  it('explains itself and every setting', () => {
    const { stdout, status } = attempt(['--help']);
    expect(status).toBe(0);
    for (const word of [...Object.keys(SETTINGS), 'serve', 'translate', 'import', 'export', 'list', 'user'])
      expect(stdout).toContain(word);
  });

  it('names a wrong setting with what is allowed', () => {
    const { status, stderr } = attempt(['serve'], { PORT: 'many' });
    expect(status).toBe(1);
    expect(stderr).toContain('PORT="many": allowed is a whole number from 0 to 65535.');
  });

  it('runs as npx padanan', () => {
    expect(execFileSync('npx', ['padanan', '--help'], { cwd: ROOT, encoding: 'utf8' })).toContain(
      'translate',
    );
  });

  it('takes words apart as they stand in a text, and from standard input', () => {
    const { stdout } = attempt(['analyse', 'Menyanksi', '"kudeta,"', '-', '--json'], {}, 'di-kudeta\n');
    const found = JSON.parse(stdout) as { roots: string[]; affixes: string[] }[];
    expect(found.map(({ roots, affixes }) => [roots[0], ...affixes])).toEqual([
      ['sanksi', 'me-'],
      ['kudeta'],
      ['kudeta', 'di-'],
    ]);
  });

  it('says on standard error that a file has nothing to check', () => {
    const refused = attempt(['check', '-', '--json'], {}, 'Ia pergi ke Jakarta.');
    expect([refused.stdout, refused.status]).toEqual(['', 1]);
    expect(refused.stderr).toContain('the original alone');
  });

  it('translates standard input, one paragraph a line, blank lines kept', () => {
    const source = 'Presiden dikudeta militer pada hari Senin.\n\nPolisi menangkap dua tersangka.\n';
    const { status, stdout } = attempt(['translate', '-', '--beam', '1'], {}, source);
    expect(status).toBe(0);
    const lines = stdout.split('\n');
    expect(lines).toHaveLength(4);
    expect(lines[1]).toBe('');
    expect(lines[0]).toMatch(/coup/i);
    expect(lines[2]).toMatch(/suspect/i);
  });

  it.each([
    [
      'a file that is not there',
      ['translate', 'no-such-file.txt'],
      'no-such-file.txt cannot be read (ENOENT)',
    ],
    ['an engine that is not there', ['translate', '-', '--engine', 'magic'], 'no engine “magic”'],
    ['a beam that is no number', ['translate', '-', '--beam', 'wide'], 'whole number from 1 to 16'],
    ['no account yet', ['list'], 'There is no account yet'],
  ])('says what is wrong: %s', (_name, args, expected) => {
    const { status, stderr } = attempt(args, {}, 'Halo.');
    expect(status).not.toBe(0);
    expect(stderr).toContain(expected);
  });

  it('imports and exports, and gives the XLIFF back as the same document', () => {
    addPerson(data.dataDir, 'rani', 'admin', 'Rani');
    const documentId = importArticle(data.dataDir, 'election', 'Pemilu');
    const draft = attempt(['export', documentId]);
    expect(draft.status).toBe(1);
    expect(draft.stderr).toContain('No version is approved yet');
    const xliff = padanan(data.dataDir, [
      'export',
      documentId,
      '--draft',
      '--format',
      'xliff21',
      '--output',
      '-',
    ]);
    const again = padanan(data.dataDir, ['import', '-'], xliff);
    const exported = padanan(data.dataDir, [
      'export',
      again,
      '--draft',
      '--format',
      'xliff21',
      '--output',
      '-',
    ]);
    const sources = (text: string) =>
      [...text.matchAll(/<source[^>]*>([\s\S]*?)<\/source>/g)].map((match) => match[1]);
    expect(sources(exported)).toEqual(sources(xliff));
    expect(sources(xliff)).toHaveLength(
      articleText('election')
        .trim()
        .split('\n')
        .filter((line) => line.trim() !== '').length,
    );
  });
});

describe('one server at a time', () => {
  it('a second server on the same data says so and exits; the first stops cleanly', async () => {
    const server = await startServer(data.dataDir);
    expect(server.setupLink).toContain('/setup/');
    const second = attempt(['serve'], { PORT: '0' });
    expect(second.status).toBe(1);
    expect(second.stderr).toContain('Another Padanan server is using');
    const port = new URL(server.url).port;
    const other = temporaryData();
    const busy = attempt(['serve'], { PORT: port, DATA_DIR: other.dataDir });
    expect(busy.stderr).toContain(`Port ${port} is in use`);
    other.remove();
    expect(await server.stop()).toBe(0);
    const again = await startServer(data.dataDir);
    expect(await again.stop()).toBe(0);
  });
});
