// Installing a model: fetched in spite of bad networks, held to its figures, moved in as a whole or not at all.
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type InstallOptions, installModel, removeModel } from '../../../src/engines/install/install.ts';
import { FIREFOX_FILES, type ModelFiles, OPUS_FILES } from '../../../src/engines/install/model-files.ts';
import { modelVersion } from '../../../src/engines/model-version.ts';
import { type FileServer, openFileServer } from './file-server.ts';

/** Bytes that do not get smaller by packing. */
function bytesOf(length: number, seed: number): Uint8Array {
  let state = seed;
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    return state >>> 24;
  });
}
const figures = (bytes: Uint8Array) => ({
  size: bytes.length,
  sha256: createHash('sha256').update(bytes).digest('hex'),
});
const model = bytesOf(300_000, 1);
const vocabulary = bytesOf(5_000, 7);
const packed = { 'model.gz': gzipSync(model), 'vocab.gz': gzipSync(vocabulary) };
const FILES: ModelFiles = [
  [
    [
      {
        name: 'model.gz',
        target: 'model.bin',
        packed: figures(packed['model.gz']),
        unpacked: figures(model),
      },
      { name: 'vocab.gz', target: 'vocab.spm', packed: figures(packed['vocab.gz']), unpacked: {} },
    ],
  ],
];

let server: FileServer;
let home: string;
let dir: string;
beforeEach(async () => {
  server = await openFileServer(packed);
  home = mkdtempSync(join(tmpdir(), 'padanan-install-'));
  dir = join(home, 'engines', 'firefox');
});
afterEach(async () => {
  await server.close();
  rmSync(home, { recursive: true, force: true });
});
const install = (options: InstallOptions = {}) =>
  installModel(dir, FILES, { address: server.address }, { pause: 1, idle: 200, ...options });
const whole = () => {
  expect(readFileSync(join(dir, 'model.bin')).equals(model)).toBe(true);
  expect(readFileSync(join(dir, 'vocab.spm')).equals(vocabulary)).toBe(true);
  expect(readdirSync(join(home, 'engines'))).toEqual(['firefox']);
};

describe('installing from an address', () => {
  it('fetches, checks, unpacks, and says what it put where', async () => {
    const seen: [string, number, number | undefined][] = [];
    const { files } = await install({ onProgress: (...step) => seen.push(step) });
    whole();
    expect(files).toEqual({ 'model.bin': figures(model), 'vocab.spm': figures(vocabulary) });
    expect(seen.at(-1)).toEqual(['vocab.gz', packed['vocab.gz'].length, packed['vocab.gz'].length]);
    expect(await modelVersion(dir, ['model.bin', 'vocab.spm'])).toMatch(/^[0-9a-f]{12}$/);
  });

  it('goes on from where a connection broke', async () => {
    server.fault = ({ count }) => (count <= 3 ? { cutAfter: 50_000 } : undefined);
    await install();
    whole();
    const ranges = server.requests.filter((r) => r.path === 'model.gz').map((r) => r.range);
    expect(ranges).toHaveLength(4);
    expect(ranges).toEqual([...ranges].sort((a, b) => a - b));
    expect(ranges[3]).toBeGreaterThan(0);
  });

  it('takes a server that falls silent for a broken one', async () => {
    server.fault = ({ count }) => (count === 1 ? { silentAfter: 10_000 } : undefined);
    await install();
    whole();
    expect(server.requests[1]!.range).toBe(10_000);
  });

  it('starts anew where the server does not know ranges', async () => {
    server.fault = ({ count, range }) =>
      count === 1 ? { cutAfter: 50_000 } : range > 0 ? { ignoreRange: true } : undefined;
    await install();
    whole();
  });

  it.each([503, 500, 429, 408])('tries again after a %d', async (status) => {
    server.fault = ({ count }) => (count <= 2 ? { status } : undefined);
    await install();
    whole();
  });

  it('gives up on a server that is never well, keeps what it has, and goes on from there', async () => {
    server.fault = ({ count }) => (count === 1 ? { cutAfter: 50_000 } : { status: 503 });
    await expect(install()).rejects.toMatchObject({ key: 'install.network', params: { reason: 'HTTP 503' } });
    expect(existsSync(dir)).toBe(false);
    server.fault = () => undefined;
    server.requests.length = 0;
    await install();
    expect(server.requests[0]!.range).toBeGreaterThan(0);
    whole();
  });

  it.each([401, 403, 404, 410])('does not ask twice after a %d', async (status) => {
    server.fault = () => ({ status });
    await expect(install()).rejects.toMatchObject({ key: 'install.refused', params: { status } });
    expect(server.requests).toHaveLength(1);
    expect(existsSync(dir)).toBe(false);
  });

  it('says that nobody listens', async () => {
    await server.close();
    await expect(install()).rejects.toMatchObject({
      key: 'install.network',
      params: { reason: 'ECONNREFUSED' },
    });
    server = await openFileServer(packed);
  });

  it('can be cancelled in the middle, and goes on from there', async () => {
    const stop = new AbortController();
    server.fault = ({ count }) => (count === 1 ? { silentAfter: 60_000 } : undefined);
    const running = install({
      signal: stop.signal,
      idle: 60_000,
      onProgress: (_, done) => done >= 60_000 && stop.abort(),
    });
    await expect(running).rejects.toMatchObject({ key: 'install.cancelled' });
    expect(existsSync(dir)).toBe(false);
    server.requests.length = 0;
    await install();
    expect(server.requests[0]!.range).toBeGreaterThanOrEqual(60_000);
    whole();
  });

  it('fetches no more than once what an earlier call has fetched', async () => {
    server.fault = ({ path }) => (path === 'vocab.gz' ? { status: 404 } : undefined);
    await expect(install()).rejects.toMatchObject({ key: 'install.refused' });
    server.fault = () => undefined;
    server.requests.length = 0;
    await install();
    expect(server.requests.map((r) => r.path)).toEqual(['vocab.gz']);
    whole();
  });

  it.each([
    ['of other bytes', (bytes: Uint8Array) => bytes.map((b, n) => (n === 1_000 ? b ^ 1 : b))],
    ['too long', (bytes: Uint8Array) => Uint8Array.from([...bytes, 0])],
    ['another file altogether', () => bytesOf(2_000_000, 3)],
  ])('refuses a file %s, and leaves what was installed', async (_, change) => {
    await install();
    const before = await modelVersion(dir, []);
    server.files.set('model.gz', change(packed['model.gz']));
    await expect(install()).rejects.toMatchObject({ key: 'install.damaged' });
    expect(await modelVersion(dir, [])).toBe(before);
  });

  it('starts anew where what was left over is of another file', async () => {
    mkdirSync(`${dir}.incoming`, { recursive: true });
    writeFileSync(join(`${dir}.incoming`, 'model.gz.part'), bytesOf(40_000, 9));
    await install();
    whole();
  });

  it('lets one command install at a time', async () => {
    mkdirSync(`${dir}.incoming`, { recursive: true });
    writeFileSync(join(`${dir}.incoming`, 'lock'), String(process.pid));
    await expect(install()).rejects.toMatchObject({ key: 'install.running' });
    // A lock that a dead process left is none.
    writeFileSync(join(`${dir}.incoming`, 'lock'), '999999999');
    await install();
    whole();
  });
});

describe('installing from a folder', () => {
  it('takes the files without any network', async () => {
    const folder = join(home, 'stick');
    mkdirSync(folder);
    for (const [name, bytes] of Object.entries(packed)) writeFileSync(join(folder, name), bytes);
    await installModel(dir, FILES, { folder });
    rmSync(folder, { recursive: true });
    whole();
  });

  it('names what is missing or damaged', async () => {
    const folder = join(home, 'stick');
    mkdirSync(folder);
    writeFileSync(join(folder, 'model.gz'), packed['model.gz']);
    const missing = { key: 'install.no-file', params: { file: 'vocab.gz', folder } };
    await expect(installModel(dir, FILES, { folder })).rejects.toMatchObject(missing);
    writeFileSync(join(folder, 'vocab.gz'), 'no');
    await expect(installModel(dir, FILES, { folder })).rejects.toMatchObject({ key: 'install.damaged' });
    expect(existsSync(dir)).toBe(false);
  });
});

describe('what was installed', () => {
  it('counts as missing once a file of it is damaged', async () => {
    await install();
    writeFileSync(join(dir, 'vocab.spm'), bytesOf(5_000, 8));
    await expect(modelVersion(dir, ['model.bin'])).rejects.toMatchObject({ kind: 'model-missing' });
  });

  it('goes away as a whole', async () => {
    await install();
    expect(await removeModel(dir)).toBe(true);
    expect(readdirSync(join(home, 'engines'))).toEqual([]);
    expect(await removeModel(dir)).toBe(false);
  });
});

describe('the lists of files', () => {
  it('hold Firefox to the figures of Mozilla', () => {
    const [[files]] = FIREFOX_FILES as [[(typeof FIREFOX_FILES)[0][0]]];
    expect(files.map((f) => f.packed!.size)).toEqual([13_010_657, 379_859, 1_818_222]);
    for (const f of files) expect(f.packed!.sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it.each([
    [
      'with SentencePiece files, 8-bit weights',
      [
        'source.spm',
        'target.spm',
        'vocab.json',
        'onnx/encoder_model_quantized.onnx',
        'onnx/encoder_model.onnx',
      ],
      ['config.json', 'decoder.onnx', 'encoder.onnx', 'source.spm', 'target.spm', 'vocab.json'],
    ],
    [
      'with tokenizer.json, full weights',
      ['tokenizer.json', 'onnx/encoder_model.onnx'],
      ['config.json', 'decoder.onnx', 'encoder.onnx', 'tokenizer.json'],
    ],
  ])('take a hub export %s', async (_, names, targets) => {
    server.files.clear();
    for (const name of ['config.json', 'onnx/decoder_model_merged.onnx', ...names])
      server.files.set(name, bytesOf(100, name.length));
    const { files } = await installModel(dir, OPUS_FILES, { address: server.address.slice(0, -1) });
    expect(Object.keys(files).sort()).toEqual(targets);
    expect(files['encoder.onnx']).toEqual(
      figures(bytesOf(100, names.find((n) => n.includes('encoder'))!.length)),
    );
  });
});
