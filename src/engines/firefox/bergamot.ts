// Mozilla's translator (bergamot-translator, compiled to WebAssembly) with one model in it.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** HTML in, HTML out, text by text. Blocks the process while it works. */
export type Bergamot = { translate(texts: readonly string[]): string[] };

type Memory = { getByteArrayView(): Int8Array };
type List<Item> = { push_back(item: Item): void; delete(): void };
type Responses = { get(index: number): { getTranslatedText(): string }; delete(): void };
type ResponseOptions = { qualityScores: boolean; alignment: boolean; html: boolean };
type Module = {
  asm: Record<string, (...args: never[]) => unknown>;
  AlignedMemory: new (size: number, alignment: number) => Memory;
  AlignedMemoryList: new () => List<Memory>;
  TranslationModel: new (
    config: string,
    model: Memory,
    lexicon: Memory,
    vocabularies: List<Memory>,
    quality: null,
  ) => object;
  BlockingService: new (options: {
    cacheSize: number;
  }) => {
    translate(model: object, texts: List<string>, options: List<ResponseOptions>): Responses;
  };
  VectorString: new () => List<string>;
  VectorResponseOptions: new () => List<ResponseOptions>;
};

/** The 8-bit products that the translator expects from outside, and those of its own that stand in for them. */
const PRODUCTS = {
  int8_prepare_a: 'int8PrepareAFallback',
  int8_prepare_b: 'int8PrepareBFallback',
  int8_prepare_b_from_transposed: 'int8PrepareBFromTransposedFallback',
  int8_prepare_b_from_quantized_transposed: 'int8PrepareBFromQuantizedTransposedFallback',
  int8_prepare_bias: 'int8PrepareBiasFallback',
  int8_multiply_and_add_bias: 'int8MultiplyAndAddBiasFallback',
  int8_select_columns_of_b: 'int8SelectColumnsOfBFallback',
} as const;

/** As Firefox runs its models; longer sentences than 128 words are cut there. */
const CONFIG = `beam-size: 1
normalize: 1.0
word-penalty: 0
max-length-break: 128
max-length-factor: 2.0
mini-batch-words: 1024
workspace: 128
skip-cost: true
cpu-threads: 0
quiet: true
quiet-translation: true
gemm-precision: int8shiftAlphaAll
alignment: soft
`;

/** What each file must be aligned to in memory. */
const MODEL_ALIGNMENT = 256;
const OTHER_ALIGNMENT = 64;

/** Loads model.bin, vocab.spm and lex.bin of `dir`. Rejects where one is missing or not what it should be. */
export async function loadBergamot(dir: string): Promise<Bergamot> {
  const module = await loadModule();
  const memory = (file: string, alignment: number) => {
    const bytes = readFileSync(join(dir, file));
    const room = new module.AlignedMemory(bytes.length, alignment);
    room.getByteArrayView().set(bytes);
    return room;
  };
  const vocabularies = new module.AlignedMemoryList();
  vocabularies.push_back(memory('vocab.spm', OTHER_ALIGNMENT));
  const lexicon = memory('lex.bin', OTHER_ALIGNMENT);
  const model = new module.TranslationModel(
    CONFIG,
    memory('model.bin', MODEL_ALIGNMENT),
    lexicon,
    vocabularies,
    null,
  );
  const service = new module.BlockingService({ cacheSize: 0 });
  const translate = (texts: readonly string[]) => {
    const input = new module.VectorString();
    const options = new module.VectorResponseOptions();
    for (const text of texts) {
      input.push_back(text);
      options.push_back({ qualityScores: false, alignment: true, html: true });
    }
    const responses = service.translate(model, input, options);
    const translations = texts.map((_, n) => responses.get(n).getTranslatedText());
    for (const list of [input, options, responses]) list.delete();
    return translations;
  };
  // Some of a damaged model shows only when it is used.
  translate(['Ya.']);
  return { translate };
}

/** The package's own worker file fails in Node (`require` in an ES module), so its module is started from here. */
async function loadModule(): Promise<Module> {
  const script = createRequire(import.meta.url).resolve(
    '@browsermt/bergamot-translator/worker/bergamot-translator-worker.js',
  );
  const wasm = await WebAssembly.compile(readFileSync(script.replace(/js$/, 'wasm')));
  return new Promise((resolve, reject) => {
    const silent = () => {};
    const module = {
      print: silent,
      printErr: silent,
      instantiateWasm(imports: WebAssembly.Imports, accept: (instance: WebAssembly.Instance) => void) {
        const products = Object.entries(PRODUCTS).map(([wanted, own]) => [
          wanted,
          (...args: never[]) => (module as unknown as Module).asm[own]!(...args),
        ]);
        WebAssembly.instantiate(wasm, { ...imports, wasm_gemm: Object.fromEntries(products) }).then(
          accept,
          reject,
        );
        return {};
      },
      onRuntimeInitialized: () => resolve(module as unknown as Module),
    };
    new Function('Module', readFileSync(script, 'utf8'))(module);
  });
}
