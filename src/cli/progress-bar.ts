// A progress bar on standard error; where that is no terminal, one line a file.

export type ProgressBar = {
  show(file: string, done: number, total: number | undefined): void;
  /** Ends the bar's line, so that what follows begins a new one. */
  end(): void;
};

const WIDTH = 24;
/** Milliseconds between two drawings. */
const EVERY = 100;

/** A bar on `stream` (standard error unless told). */
export function createProgressBar(
  stream: { isTTY?: boolean; write(text: string): unknown } = process.stderr,
): ProgressBar {
  let shown = '';
  let drawn = 0;
  return {
    show(file, done, total) {
      const fresh = file !== shown;
      if (!stream.isTTY) {
        if (fresh) stream.write(`${file}\n`);
        shown = file;
        return;
      }
      if (fresh && shown !== '') stream.write('\n');
      shown = file;
      const now = Date.now();
      if (!fresh && done !== total && now - drawn < EVERY) return;
      drawn = now;
      const megabytes = (bytes: number) => (bytes / 1e6).toFixed(1);
      const full = Math.floor((WIDTH * done) / (total ?? Number.POSITIVE_INFINITY));
      const bar =
        total === undefined
          ? ''
          : `[${'#'.repeat(full)}${'.'.repeat(WIDTH - full)}] ${Math.floor((100 * done) / total)} % `;
      stream.write(`\r\u001b[K${bar}${megabytes(done)} MB  ${file}`);
    },
    end() {
      if (stream.isTTY && shown !== '') stream.write('\n');
      shown = '';
    },
  };
}
