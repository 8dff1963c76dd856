// Maintaining the translation memory: editing a unit, removing units and duplicates, and taking each of these back.
import { badInput, notFound } from '../errors.ts';
import { unitKeys } from '../memory/keys.ts';
import { cleanText, type Text } from '../model/text.ts';
import type { Actor } from '../model/user.ts';
import { newestEvents } from '../store/events.ts';
import {
  markRemoved,
  projectsOfUnits,
  readUnit,
  restoreRemoved,
  type StoredUnit,
  unitsByKey,
  updateUnit,
} from '../store/memory.ts';
import { importedUnits, repeatedSources } from '../store/memory-walk.ts';
import type { Db } from '../store/store.ts';
import { readUserName } from '../store/users.ts';
import { permit, permitInProject } from './access.ts';
import type { Deps } from './deps.ts';
import { gramsOf } from './memory-keeping.ts';
import { requireScope } from './memory-scope.ts';
import { type Unit, write, writeOnce } from './write.ts';

const LONGEST_TEXT = 20_000;
/** Units of one removal: more at once would hold up whoever saves meanwhile. */
const MOST_REMOVED = 500;

/** Changes that are looked through for a unit's last one. */
const LAST_CHANGES = 5000;

type Texts = { source: Text; target: Text };

function requireTexts({ source, target }: Texts): Texts {
  const texts = { source: cleanText(source).trim(), target: cleanText(target).trim() };
  if (texts.source === '' || texts.target === '') throw badInput('memory.empty');
  if (Math.max(texts.source.length, texts.target.length) > LONGEST_TEXT) {
    throw badInput('memory.long', { max: LONGEST_TEXT });
  }
  return texts;
}

/** A unit of a project whose memory the actor may change. */
async function livingUnit(unit: Unit, actor: Actor, unitId: string): Promise<StoredUnit> {
  const found = await readUnit(unit.trx, unitId);
  if (found === null || found.removal !== null) throw notFound();
  await permitInProject(unit.trx, actor, 'memory.edit', found.projectId);
  return found;
}

/** Whether the actor may change the memories of these projects. Throws notFound, forbidden. */
async function permitMemories(db: Db, actor: Actor, projectIds: readonly string[]): Promise<void> {
  // Of nothing at all the role in the installation decides.
  if (projectIds.length === 0) permit(actor, 'memory.edit');
  for (const projectId of projectIds) await permitInProject(db, actor, 'memory.edit', projectId);
}

async function changeTexts(unit: Unit, actor: Actor, found: StoredUnit, texts: Texts): Promise<void> {
  const { number, unitId, source, target } = found;
  const changed = { ...found, ...texts };
  await updateUnit(
    unit.trx,
    number,
    {
      ...texts,
      ...unitKeys(texts),
      author: (await readUserName(unit.trx, actor.userId)) ?? found.author,
      changedAt: unit.now,
      machine: texts.target === target && found.machine ? 1 : 0,
    },
    { before: gramsOf(found), after: gramsOf(changed) },
  );
  unit.record('memory.changed', {
    actorId: actor.userId,
    data: { unitId, before: { source, target }, after: texts },
  });
}

/**
 * Changes a unit's texts; confirming its segment again replaces it. Throws notFound, badInput `memory.empty`, `memory.long`.
 */
export async function editUnit(
  deps: Deps,
  actor: Actor,
  input: Texts & { unitId: string; operationId: string },
): Promise<{ unitId: string }> {
  const texts = requireTexts(input);
  const { unitId, operationId } = input;
  return writeOnce(deps, actor, { verb: 'edit-unit', operationId }, async (unit) => {
    const found = await livingUnit(unit, actor, unitId);
    const same = found.source === texts.source && found.target === texts.target;
    if (!same) await changeTexts(unit, actor, found, texts);
    return { unitId };
  });
}

/** Gives a unit the texts from before its last change. Throws notFound, badInput `memory.no-change`. */
export async function undoEdit(
  deps: Deps,
  actor: Actor,
  input: { unitId: string; operationId: string },
): Promise<{ unitId: string }> {
  const { unitId, operationId } = input;
  return writeOnce(deps, actor, { verb: 'undo-unit', operationId }, async (unit) => {
    const found = await livingUnit(unit, actor, unitId);
    const last = (await newestEvents(unit.trx, 'memory.changed', LAST_CHANGES)).find(
      ({ data }) => data.unitId === unitId,
    );
    if (last === undefined) throw badInput('memory.no-change');
    await changeTexts(unit, actor, found, last.data.before as Texts);
    return { unitId };
  });
}

/** Removes units; `removal` names the act for undoRemoval. Throws badInput `memory.none`. */
export async function removeUnits(
  deps: Deps,
  actor: Actor,
  input: { unitIds: readonly string[]; operationId: string },
): Promise<{ removal: string; count: number }> {
  const unitIds = [...new Set(input.unitIds)];
  if (unitIds.length === 0 || unitIds.length > MOST_REMOVED)
    throw badInput('memory.none', { max: MOST_REMOVED });
  const { operationId } = input;
  return writeOnce(deps, actor, { verb: 'remove-units', operationId }, async (unit) => {
    const removal = deps.newId();
    await permitMemories(unit.trx, actor, await projectsOfUnits(unit.trx, { unitIds }));
    const count = await markRemoved(unit.trx, unitIds, removal);
    unit.record('memory.changed', { actorId: actor.userId, data: { removal, count } });
    return { removal, count };
  });
}

/** Units of an import that one transaction removes. */
const IMPORTED = 500;

/** Takes an import back: removes what it added and still lives, in short transactions; `removal` names the act for undoRemoval. */
export async function undoImport(
  deps: Deps,
  actor: Actor,
  importId: string,
): Promise<{ removal: string; count: number }> {
  const { db } = deps.store;
  const [first] = await importedUnits(db, importId, 0, 1);
  await permitMemories(db, actor, first === undefined ? [] : [first.projectId]);
  const removal = deps.newId();
  let count = 0;
  let after = 0;
  for (;;) {
    const units = await importedUnits(db, importId, after, IMPORTED);
    const last = units.at(-1);
    if (last === undefined) break;
    after = last.number;
    const unitIds = units.map(({ unitId }) => unitId);
    count += await deps.store.transaction((trx) => markRemoved(trx, unitIds, removal));
  }
  await write(deps, async (unit) => {
    unit.record('memory.changed', { actorId: actor.userId, data: { removal, count, importId } });
  });
  return { removal, count };
}

/** Brings back what one act removed; answers how many units. */
export async function undoRemoval(deps: Deps, actor: Actor, removal: string): Promise<{ count: number }> {
  return write(deps, async (unit) => {
    await permitMemories(unit.trx, actor, await projectsOfUnits(unit.trx, { removal }));
    const count = await restoreRemoved(unit.trx, removal);
    if (count > 0)
      unit.record('memory.changed', { actorId: actor.userId, data: { restored: removal, count } });
    return { count };
  });
}

/** Sources looked at in one transaction. */
const KEYS = 100;

/**
 * Removes units that say what another says, in the same context or without one: of each kind the one an own segment stands
 * behind stays, else the newest. `removal` names the act for undoRemoval.
 */
export async function deduplicate(
  deps: Deps,
  actor: Actor,
  input: { projectId?: string },
): Promise<{ removal: string; count: number }> {
  const { projectId } = await requireScope(deps.store.db, actor, input);
  await permitInProject(deps.store.db, actor, 'memory.edit', projectId);
  const removal = deps.newId();
  let count = 0;
  let after = -1;
  for (;;) {
    const keys = await repeatedSources(deps.store.db, projectId, after, KEYS);
    const last = keys.at(-1);
    if (last === undefined) break;
    after = last;
    count += await deps.store.transaction(async (trx) => {
      const units = await unitsByKey(trx, projectId, keys);
      return markRemoved(trx, duplicates(units), removal);
    });
  }
  await write(deps, async (unit) => {
    unit.record('memory.changed', { actorId: actor.userId, data: { removal, count, duplicates: true } });
  });
  return { removal, count };
}

/** The ids of the units that another one makes needless. */
function duplicates(units: readonly StoredUnit[]): string[] {
  const order = [...units].sort(
    (a, b) => Number(b.segmentId !== null) - Number(a.segmentId !== null) || b.number - a.number,
  );
  const kept = new Map<string, Set<string>>();
  return order.flatMap((unit) => {
    const text = JSON.stringify([unit.sourceLang, unit.targetLang, unit.source, unit.target]);
    const context = `${unit.before} ${unit.after}`;
    const contexts = kept.get(text) ?? new Set();
    const needless = contexts.has(context) || (contexts.size > 0 && unit.before + unit.after === 0);
    if (needless) return [unit.unitId];
    kept.set(text, contexts.add(context));
    return [];
  });
}
