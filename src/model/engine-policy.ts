// Which engines a project may use, which first, and which steps in: pure rules over engine ids.

/**
 * `enabled`: engines that an administrator let this project's texts go through; `preferred`: the one that drafts where a
 * document names none; `order`: which of them steps in, first to last, where one fails.
 */
export type EnginePolicy = { enabled: readonly string[]; preferred: string; order: readonly string[] };

/** Until an administrator decides: the engine that ships, on this machine. */
const AT_FIRST: EnginePolicy = { enabled: ['bundled'], preferred: 'bundled', order: ['bundled'] };

export function policyOf(settings: { engines?: EnginePolicy }): EnginePolicy {
  return settings.engines ?? AT_FIRST;
}

/** The engine that drafts a document: its own choice while that is enabled, else the preferred one, else the first enabled. */
export function engineFor(policy: EnginePolicy, chosen: string | null): string | null {
  const wanted = [chosen, policy.preferred, ...policy.order, ...policy.enabled];
  return wanted.find((id) => id !== null && policy.enabled.includes(id)) ?? null;
}

/**
 * The engines that step in for `engine`, in order. Never from offline to online: who chose a machine of their own did not agree
 * that the text leaves it because that machine failed.
 */
export function fallbacksOf(
  policy: EnginePolicy,
  engine: string,
  isOnline: (id: string) => boolean,
): string[] {
  let online = isOnline(engine);
  const chain: string[] = [];
  for (const id of policy.order) {
    if (id === engine || !policy.enabled.includes(id) || chain.includes(id)) continue;
    if (isOnline(id) && !online) continue;
    online &&= isOnline(id);
    chain.push(id);
  }
  return chain;
}

/** The policy with `id` one place earlier or later in the order. */
export function moved(policy: EnginePolicy, id: string, by: -1 | 1): EnginePolicy {
  const order = [...policy.order];
  const at = order.indexOf(id);
  const to = at + by;
  if (at < 0 || to < 0 || to >= order.length) return policy;
  [order[at], order[to]] = [order[to]!, order[at]!];
  return { ...policy, order };
}

/** The policy with `id` enabled (last in the order) or disabled; another engine is preferred where that was. */
export function switched(policy: EnginePolicy, id: string, on: boolean): EnginePolicy {
  const without = (ids: readonly string[]) => ids.filter((one) => one !== id);
  const enabled = on ? [...without(policy.enabled), id] : without(policy.enabled);
  const order =
    on && policy.order.includes(id) ? policy.order : on ? [...policy.order, id] : without(policy.order);
  const next = { enabled, order, preferred: policy.preferred };
  return { ...next, preferred: engineFor(next, policy.preferred) ?? '' };
}
