// What a model that can be installed consists of: its files, and the figures that they are held to.

/** `size` in bytes, `sha256` in hexadecimal. */
export type Figures = { size: number; sha256: string };

/**
 * One file of a model. `name`: its path below the address and below a folder that it is taken from. `target`: its path in the
 * installed folder. `packed`: figures of the file as it is fetched. `unpacked`: present where it is gzip, with figures of what is in it where known.
 */
export type ModelFile = {
  name: string;
  target: string;
  packed?: Figures;
  unpacked?: Partial<Figures>;
};

/** Of each group of files one must be there: the first whose files all are. */
export type ModelFiles = readonly (readonly (readonly ModelFile[])[])[];

/**
 * Mozilla's Indonesian→English model (tiny/iden of mozilla/firefox-translations-models). The figures are of the files
 * in its main branch; others are refused.
 */
export const FIREFOX_FILES: ModelFiles = [
  [
    [
      {
        name: 'model.iden.intgemm.alphas.bin.gz',
        target: 'model.bin',
        packed: {
          size: 13_010_657,
          sha256: '625c237e7d1cdc12b0d9e2e666c0d3b674e13d50461268467aaa0b78c2cc5d93',
        },
        unpacked: {
          size: 17_141_051,
          sha256: 'eeed3d8c2c78ec7011b31b2419e1d2dfdf2a7cc0ee0dbb1fcd164c934cb5d328',
        },
      },
      {
        name: 'vocab.iden.spm.gz',
        target: 'vocab.spm',
        packed: {
          size: 379_859,
          sha256: '74daf618f0c78d508fda867f30983e9e5679a4e21c4cd42f5dcd5e501448f48e',
        },
        unpacked: {},
      },
      {
        name: 'lex.50.50.iden.s2t.bin.gz',
        target: 'lex.bin',
        packed: {
          size: 1_818_222,
          sha256: '029091e65df311e17c7e5a199505372dc3892937046b918ac18695aede08e344',
        },
        unpacked: {},
      },
    ],
  ],
];

const plain = (name: string, target = name): ModelFile => ({ name, target });

/** A Marian model exported to ONNX as the model hubs lay it out; of the weights the 8-bit ones where they are offered. */
export const OPUS_FILES: ModelFiles = [
  [[plain('config.json')]],
  [[plain('generation_config.json')], []],
  [[plain('source.spm'), plain('target.spm'), plain('vocab.json')], [plain('tokenizer.json')]],
  [
    [plain('onnx/encoder_model_quantized.onnx', 'encoder.onnx')],
    [plain('onnx/encoder_model.onnx', 'encoder.onnx')],
  ],
  [
    [plain('onnx/decoder_model_merged_quantized.onnx', 'decoder.onnx')],
    [plain('onnx/decoder_model_merged.onnx', 'decoder.onnx')],
  ],
];
