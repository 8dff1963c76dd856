// Which English a word's lessons ask for, if any: what most confirmed texts say now, where the machine had to be corrected.
import type { Lesson } from '../model/lesson.ts';
import { phraseStem } from './english-stem.ts';

/** A text counts half as much after so long without being confirmed again. */
const HALF_LIFE = 30 * 86_400_000;
/** What is asked for must be at least this share of what the confirmed texts have for the word. */
const LEAST_SHARE = 0.5;
/** Forms of the wording that are handed on. */
const FORMS = 2;

/**
 * The wording that `lessons`, all of one source word, ask for: its forms, likeliest first, and its weight in percent; null where the
 * texts are of two minds, or have only ever said what the machine says by itself.
 */
export function lessonFor(
  lessons: readonly Lesson[],
  now: number,
): { targets: string[]; weight: number } | null {
  const groups = new Map<string, { rank: number; corrections: number; lessons: Lesson[] }>();
  let total = 0;
  for (const lesson of lessons) {
    if (!lesson.enabled || lesson.count === 0) continue;
    const rank = lesson.count * 0.5 ** (Math.max(0, now - lesson.lastSeenAt) / HALF_LIFE);
    const stem = phraseStem(lesson.target);
    const group = groups.get(stem) ?? { rank: 0, corrections: 0, lessons: [] };
    groups.set(stem, group);
    group.rank += rank;
    group.corrections += lesson.corrections;
    group.lessons.push(lesson);
    total += rank;
  }
  const newest = (list: readonly Lesson[]) => Math.max(...list.map((lesson) => lesson.lastSeenAt));
  const [best] = [...groups.values()].sort(
    (a, b) => b.rank - a.rank || newest(b.lessons) - newest(a.lessons),
  );
  if (best === undefined || best.corrections === 0 || best.rank < LEAST_SHARE * total) return null;
  const forms = best.lessons.sort((a, b) => b.count - a.count || b.lastSeenAt - a.lastSeenAt);
  return {
    targets: forms.slice(0, FORMS).map((lesson) => lesson.target),
    weight: Math.max(...forms.filter((one) => one.corrections > 0).map((one) => one.weight)),
  };
}
