// Looking a word up in the dictionary that ships with the tool.
import type { Actor } from '../model/user.ts';
import type { LookedUp } from '../text/look-up.ts';
import { permit } from './access.ts';
import type { Deps } from './deps.ts';

/** What the dictionary says of an Indonesian word as it stands in a text. */
export function lookUp(deps: Deps, actor: Actor, word: string): LookedUp {
  permit(actor, 'document.read');
  return deps.lookUp(word);
}
