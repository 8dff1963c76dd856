// The engines as an administrator sees and sets them: state, use, the project's policy, and a sentence tried on several.
import {
  type EngineCapabilities,
  EngineError,
  type EngineErrorKind,
  type EngineStatus,
} from '../engines/engine.ts';
import { badInput, notFound } from '../errors.ts';
import { type EnginePolicy, moved, policyOf, switched } from '../model/engine-policy.ts';
import { instructionsOf } from '../model/house-style.ts';
import { houseStyleOf } from '../model/project.ts';
import type { TermUse } from '../model/term.ts';
import type { Actor } from '../model/user.ts';
import { readProject, readProjects, writeProjectSettings } from '../store/documents.ts';
import { type Usage, usageSince } from '../store/engine-usage.ts';
import { countKept } from '../store/kept-translations.ts';
import { permit } from './access.ts';
import type { Deps } from './deps.ts';
import { engineTerms } from './engine-terms.ts';
import { engineGlossary, translateWith, usageDay } from './translate-with.ts';
import { write } from './write.ts';

export type EngineRow = {
  id: string;
  capabilities: EngineCapabilities;
  status: EngineStatus;
  enabled: boolean;
  preferred: boolean;
  /** 1-based place among those that step in; 0 where it is not enabled. */
  place: number;
  usage: Usage | null;
};

export type EngineSettings = {
  projects: readonly { projectId: string; name: string }[];
  projectId: string;
  engines: readonly EngineRow[];
  kept: { kept: number; hits: number };
};

export const POLICY_ACTS = ['enable', 'disable', 'prefer', 'up', 'down'] as const;
export type PolicyAct = (typeof POLICY_ACTS)[number];

const STATUS_MS = 5_000;
const USAGE_DAYS = 30;
const LONGEST_TRIAL = 1_000;
const TRIAL_MS = 60_000;

/** The state as far as it is known within five seconds. */
async function stateOf(status: () => Promise<EngineStatus>): Promise<EngineStatus> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<EngineStatus>((resolve) => {
    timer = setTimeout(() => resolve({ ready: false, reason: 'timeout', modelVersion: '' }), STATUS_MS);
  });
  try {
    return await Promise.race([status(), late]);
  } catch {
    return { ready: false, reason: 'crashed', modelVersion: '' };
  } finally {
    clearTimeout(timer);
  }
}

/** Enabled ones first, in their order. Throws notFound. */
export async function readEngineSettings(
  deps: Deps,
  actor: Actor,
  projectId?: string,
): Promise<EngineSettings> {
  permit(actor, 'settings.edit');
  const { db } = deps.store;
  const project = await readProject(db, projectId);
  if (project === null) throw notFound();
  const policy = policyOf(project.settings);
  const used = await usageSince(db, usageDay(deps.now() - (USAGE_DAYS - 1) * 86_400_000));
  const engines = await Promise.all(
    [...deps.engines.values()].map(async (engine): Promise<EngineRow> => {
      const enabled = policy.enabled.includes(engine.id);
      return {
        id: engine.id,
        capabilities: engine.capabilities,
        status: await stateOf(() => engine.status()),
        enabled,
        preferred: enabled && policy.preferred === engine.id,
        place: enabled ? policy.order.indexOf(engine.id) + 1 : 0,
        usage: used.get(engine.id) ?? null,
      };
    }),
  );
  const rank = (row: EngineRow) => (row.place === 0 ? Number.MAX_SAFE_INTEGER : row.place);
  return {
    projects: (await readProjects(db)).map(({ projectId: id, name }) => ({ projectId: id, name })),
    projectId: project.projectId,
    engines: engines.sort((a, b) => rank(a) - rank(b)),
    kept: await countKept(db),
  };
}

function changed(policy: EnginePolicy, act: PolicyAct, engine: string): EnginePolicy {
  switch (act) {
    case 'enable':
      return switched(policy, engine, true);
    case 'disable':
      return switched(policy, engine, false);
    case 'prefer':
      return policy.enabled.includes(engine) ? { ...policy, preferred: engine } : policy;
    case 'up':
      return moved(policy, engine, -1);
    case 'down':
      return moved(policy, engine, 1);
  }
}

/** Throws forbidden, notFound, badInput `draft.engine`. */
export async function changePolicy(
  deps: Deps,
  actor: Actor,
  input: { projectId: string; engine: string; act: PolicyAct },
): Promise<void> {
  permit(actor, 'settings.edit');
  const { projectId, engine, act } = input;
  if (!deps.engines.has(engine)) throw badInput('draft.engine', { engine });
  await write(deps, async (unit) => {
    const project = await readProject(unit.trx, projectId);
    if (project === null) throw notFound();
    const policy = changed(policyOf(project.settings), act, engine);
    await writeProjectSettings(unit.trx, projectId, { ...project.settings, engines: policy });
    unit.record('settings.changed', { actorId: actor.userId, data: { projectId, engine, act } });
  });
}

export type Trial = {
  engine: string;
  target: string | null;
  error: EngineErrorKind | null;
  milliseconds: number;
  terms: readonly TermUse[];
};

/**
 * One text through several engines, each for itself. A text leaves the machine only through engines that are enabled for the
 * project. Throws badInput `engines.trial-text`, `engines.trial-none`, `draft.engine-off`.
 */
export async function tryEngines(
  deps: Deps,
  actor: Actor,
  input: { projectId: string; text: string; engines: readonly string[] },
): Promise<Trial[]> {
  permit(actor, 'settings.edit');
  const text = input.text.trim();
  if (text === '' || text.length > LONGEST_TRIAL)
    throw badInput('engines.trial-text', { max: LONGEST_TRIAL });
  const project = await readProject(deps.store.db, input.projectId);
  if (project === null) throw notFound();
  const { enabled } = policyOf(project.settings);
  const chosen = [...new Set(input.engines)].map((id) => {
    const engine = deps.engines.get(id);
    if (engine === undefined) throw badInput('draft.engine', { engine: id });
    if (engine.capabilities.online && !enabled.includes(id))
      throw badInput('draft.engine-off', { engine: id });
    return engine;
  });
  if (chosen.length === 0) throw badInput('engines.trial-none');
  const termbase = await deps.termbase.forProject(project.projectId);
  const matches = termbase.find(text, 'id');
  const terms = engineTerms(matches);
  const instructions = instructionsOf(houseStyleOf(project.settings));
  const options = { glossary: engineGlossary(termbase, 'id'), instructions, timeBudget: TRIAL_MS };
  return Promise.all(
    chosen.map(async (engine): Promise<Trial> => {
      const start = performance.now();
      const took = () => Math.round(performance.now() - start);
      try {
        const [result] = await translateWith(deps, engine, [{ id: 'trial', source: text, terms }], options);
        const { target } = result!;
        return {
          engine: engine.id,
          target,
          error: null,
          milliseconds: took(),
          terms: termbase.check(matches, target),
        };
      } catch (error) {
        if (!(error instanceof EngineError)) throw error;
        return { engine: engine.id, target: null, error: error.kind, milliseconds: took(), terms: [] };
      }
    }),
  );
}
