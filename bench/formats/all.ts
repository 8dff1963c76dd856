// Speed and memory of the readers on large synthetic files, beside translate-toolkit doing the same, one after the other:
// `npm run bench:formats -- 100 20 5` (megabytes of TMX, XLIFF and DOCX; default a tenth).
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { writeDocx, writeTmx, writeXliff } from './files.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const [tmxSize = 10, xliffSize = 2, docxSize = 0.5] = process.argv.slice(2).map(Number);
const folder = mkdtempSync(join(tmpdir(), 'padanan-formats-'));

const has = (program: string) => spawnSync('which', [program]).status === 0;
const hasToolkit = has('pocount') && has('xliff2po');

type Run = { seconds: number; peak: number };

/** Runs a command under GNU time: its own work in seconds (wall time is everybody's), its peak memory in MB. */
function measure(command: string, args: readonly string[]): Run {
  const { status, stderr } = spawnSync('/usr/bin/time', ['-f', '%U %S %M', command, ...args], {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 1e9,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const [user = 0, system = 0, peak = 0] = stderr.trim().split('\n').at(-1)!.split(' ').map(Number);
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stderr}`);
  return { seconds: user + system, peak: peak / 1024 };
}

const padanan = (...args: string[]) => measure(process.execPath, ['bin/padanan.js', ...args]);
const reader = (file: string) =>
  measure(process.execPath, ['--import', 'tsx', 'bench/formats/count-units.ts', file]);

function show(name: string, bytes: number, { seconds, peak }: Run): void {
  const speed = bytes / 1e6 / seconds;
  console.log(
    `${name.padEnd(44)} ${seconds.toFixed(1).padStart(6)} s ${speed.toFixed(1).padStart(6)} MB/s ${peak.toFixed(0).padStart(6)} MB`,
  );
}

/** Both on the same file, with the ratios; `theirs` only where translate-toolkit is there. */
function compare(what: string, file: string, ours: () => Run, theirs: (() => Run) | null): void {
  const { size } = statSync(file);
  const own = ours();
  show(`${what}, ${(size / 1e6).toFixed(1)} MB`, size, own);
  if (theirs === null || !hasToolkit) return;
  const other = theirs();
  show('  translate-toolkit', size, other);
  const [time, memory] = [own.seconds / other.seconds, own.peak / other.peak];
  console.log(`  ${time.toFixed(2)} times its time, ${memory.toFixed(2)} times its memory`);
}

try {
  if (!has('time')) throw new Error('GNU time is missing: apt-get install time');
  if (!hasToolkit)
    console.log('translate-toolkit is missing (apt-get install translate-toolkit): our figures alone');
  const [tmx, xliff, docx] = ['memory.tmx', 'file.xlf', 'article.docx'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  await writeTmx(tmx, tmxSize * 1e6);
  await writeXliff(xliff, xliffSize * 1e6);
  await writeDocx(docx, docxSize * 1e6);
  compare(
    'TMX: units and words counted',
    tmx,
    () => reader(tmx),
    () => measure('pocount', [tmx]),
  );
  compare('TMX inspected', tmx, () => padanan('inspect', tmx), null);
  compare('TMX to CSV', tmx, () => padanan('convert', tmx, join(folder, 'tmx.csv')), null);
  compare('TMX to XLIFF 2.1', tmx, () => padanan('convert', tmx, join(folder, 'tmx.xlf')), null);
  compare('XLIFF 1.2 inspected', xliff, () => padanan('inspect', xliff), null);
  compare(
    'XLIFF 1.2 to its pairs (CSV; theirs: PO)',
    xliff,
    () => padanan('convert', xliff, join(folder, 'ours.csv'), '--force'),
    () => measure('xliff2po', ['--progress=none', xliff, join(folder, 'theirs.po')]),
  );
  const document =
    (...files: string[]) =>
    () =>
      measure(process.execPath, ['--import', 'tsx', 'bench/formats/read-file.ts', ...files]);
  compare('DOCX: texts and words counted', docx, document(docx), null);
  compare('DOCX: every text written back into it', docx, document(docx, join(folder, 'back.docx')), null);
  compare(
    'DOCX to XLIFF 2.1',
    docx,
    () => padanan('convert', docx, join(folder, 'ours.xlf'), '--to', 'xliff21', '--force'),
    null,
  );
} finally {
  rmSync(folder, { recursive: true });
}
