// Where another wording rejoins the sentence.
import { describe, expect, it } from 'vitest';
import { untilRest } from '../../../src/engines/neural/rephrase.ts';

describe('a continuation', () => {
  it.each([
    ['rejected the proposal on Monday.', ' the proposal on Monday night.', 'rejected'],
    ['has refused The Proposal.', ' the proposal.', 'has refused'],
    ['turned it down the proposal', ' the proposal', 'turned it down'],
    ['rejected the plan.', ' the proposal.', null],
    ['rose, officials said.', ', officials said.', 'rose'],
    ['was postponed.', '.', 'was postponed'],
    ['one two three four five six', '.', null],
    ['one two three four five the proposal', ' the proposal', null],
  ])('%j before %j gives %j', (text, after, words) => {
    expect(untilRest(text, after, 4)).toBe(words);
  });
});
