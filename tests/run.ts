// The test line: types, lint, unused code, then every vitest suite; ends with "N passed, N failed" alone on a line.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

type Report = {
  numPassedTests: number;
  numFailedTests: number;
  numFailedTestSuites: number;
  success: boolean;
};

const STATIC_CHECKS: readonly (readonly [string, readonly string[]])[] = [
  ['types', ['tsc', '--noEmit']],
  ['lint', ['biome', 'check', '.']],
  ['unused', ['knip']],
];

function run(command: readonly string[]): boolean {
  return spawnSync('npx', ['--no-install', ...command], { stdio: 'inherit' }).status === 0;
}

let passed = 0;
let failed = 0;
for (const [name, command] of STATIC_CHECKS) {
  const ok = run(command);
  console.log(`${ok ? 'ok' : 'FAILED'}: ${name}`);
  if (ok) passed += 1;
  else failed += 1;
}

const folder = mkdtempSync(join(tmpdir(), 'padanan-tests-'));
try {
  const outputFile = join(folder, 'report.json');
  const filters = process.argv.slice(2);
  const ok = run([
    'vitest',
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${outputFile}`,
    ...filters,
  ]);
  const report = JSON.parse(readFileSync(outputFile, 'utf8')) as Report;
  passed += report.numPassedTests;
  // A suite that could not even be loaded counts as one failure: it has no tests to count.
  failed += Math.max(report.numFailedTests, ok ? 0 : 1);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
