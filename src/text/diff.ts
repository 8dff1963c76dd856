// Word diffs: what was kept, deleted and inserted between two texts. The only importer of jsdiff.
import { diffArrays } from 'diff';
import { tokens } from './tokens.ts';

export type DiffPart = { kind: 'same' | 'inserted' | 'deleted'; text: string };

/** One change with the unchanged text after it. */
type Step = { deleted: string; inserted: string; same: string };

/** Bounds of one diff: past them the middle is shown as rewritten. 3,000 changed words take about a second without. */
const LONGEST_EDIT = 4000;
const LONGEST_MS = 250;

function steps(before: readonly string[], after: readonly string[]): Step[] {
  const changes = diffArrays([...before], [...after], { maxEditLength: LONGEST_EDIT, timeout: LONGEST_MS });
  if (changes === undefined) return rewritten(before, after);
  const found: Step[] = [{ deleted: '', inserted: '', same: '' }];
  for (const change of changes) {
    const text = change.value.join('');
    let step = found.at(-1)!;
    if (change.added || change.removed) {
      if (step.same !== '') {
        step = { deleted: '', inserted: '', same: '' };
        found.push(step);
      }
      if (change.removed) step.deleted += text;
      else step.inserted += text;
    } else step.same += text;
  }
  return found;
}

/** Too different to compare in time: the common ends are kept, all between is one change. */
function rewritten(before: readonly string[], after: readonly string[]): Step[] {
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head += 1;
  let tail = 0;
  while (
    tail < Math.min(before.length, after.length) - head &&
    before[before.length - 1 - tail] === after[after.length - 1 - tail]
  ) {
    tail += 1;
  }
  const middle = (list: readonly string[]) => list.slice(head, list.length - tail).join('');
  return [
    { deleted: '', inserted: '', same: before.slice(0, head).join('') },
    {
      deleted: middle(before),
      inserted: middle(after),
      same: tail === 0 ? '' : before.slice(-tail).join(''),
    },
  ];
}

const countWords = (text: string) => text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;

type Sliver = (one: Step, next: Step) => boolean;

/** Only spaces and marks stand between the two changes, and no sentence ends there. */
const isGap: Sliver = (one) => countWords(one.same) === 0 && !/[.!?]/.test(one.same);

/** One word that two rewritten phrases happen to share. */
const isStrayWord: Sliver = (one, next) => {
  const changed = (step: Step) => Math.max(countWords(step.deleted), countWords(step.inserted));
  return countWords(one.same) === 1 && changed(one) >= 2 && changed(next) >= 2;
};

/** Joins neighbouring changes where too little stands between them to be read on its own. */
function joined(list: readonly Step[], isSliver: Sliver): Step[] {
  const isChange = (step: Step | undefined): step is Step =>
    step !== undefined && step.deleted + step.inserted !== '';
  const found: Step[] = [];
  for (const step of list) {
    const last = found.at(-1);
    if (isChange(last) && isChange(step) && isSliver(last, step)) {
      last.deleted += last.same + step.deleted;
      last.inserted += last.same + step.inserted;
      last.same = step.same;
    } else found.push({ ...step });
  }
  return found;
}

/**
 * The difference between two texts by words, numbers and punctuation marks, never by letters. A rewritten phrase is one
 * deletion and one insertion. same + deleted is `before` to the letter, same + inserted is `after`.
 */
export function wordDiff(before: string, after: string, lang: string): DiffPart[] {
  const list = (text: string) => tokens(text, lang).map((token) => token.text);
  const merged = joined(joined(steps(list(before), list(after)), isGap), isStrayWord);
  const parts = merged.flatMap((step): DiffPart[] => [
    { kind: 'deleted', text: step.deleted },
    { kind: 'inserted', text: step.inserted },
    { kind: 'same', text: step.same },
  ]);
  return parts.filter((part) => part.text !== '');
}
