// A target equal to its source, unless it is all names, numbers and words that both languages have.
import { withoutCodes } from '../model/text.ts';
import { INDONESIAN_WORDS } from '../text/function-words.ts';
import { finding, type SegmentCheck } from './check.ts';
import { isEnglish, isIndonesian } from './target-words.ts';

export const sameAsSource: SegmentCheck<'same-as-source'> = {
  id: 'same-as-source',
  scope: 'segment',
  severity: 'error',
  run(input) {
    const plain = withoutCodes(input.target).trim();
    if (plain === '' || plain.toLowerCase() !== withoutCodes(input.source).trim().toLowerCase()) return [];
    // Addresses stay as they are.
    const words = plain.replace(/\S*[@/]\S*|www\.\S+/g, '').match(/[\p{L}][\p{L}\p{M}'’-]*/gu) ?? [];
    const isForeign = (word: string) =>
      isIndonesian(input, word.toLowerCase()) && !isEnglish(input, word.toLowerCase());
    const isTitle = input.kind === 'headline' || input.kind === 'heading' || input.kind === 'related';
    // A line of capitalised words may be a name (Dewi Kartika Sari); a headline's are words.
    const telling = words.filter(
      (word) =>
        isForeign(word) && (/^\p{Ll}/u.test(word) || isTitle || INDONESIAN_WORDS.has(word.toLowerCase())),
    );
    const all = { start: 0, end: input.target.length };
    return telling.length > 0 ? [finding('same', { target: all })] : [];
  },
};
