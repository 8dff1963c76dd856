// Types of @agnai/sentencepiece-js, which brings none: only what the vocabulary uses.
declare module '@agnai/sentencepiece-js' {
  class SentencePieceProcessor {
    load(file: string): Promise<void>;
    encodeIds(text: string): Iterable<number>;
  }
  const exported: { SentencePieceProcessor: typeof SentencePieceProcessor };
  // biome-ignore lint/style/noDefaultExport: the package is CommonJS, so Node hands its exports over as the default.
  export default exported;
}
