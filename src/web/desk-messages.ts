// The texts that the document page's script needs, by their key under `desk.`.
import type { Translate } from './row-view.ts';

const KEYS = [
  'act.undo',
  'add-term.added',
  'add-term.proposed',
  'add-term.open',
  'look-up.nothing',
  'act.close',
  'alternatives.title',
  'alternatives.words',
  'alternatives.sentence',
  'alternatives.loading',
  'alternatives.none',
  'alternatives.failed',
  'conflict.title',
  'conflict.lead',
  'conflict.somebody',
  'conflict.mine',
  'conflict.theirs',
  'conflict.merge',
  'conflict.merged',
  'conflict.pick',
  'conflict.both',
  'conflict.nothing',
  'conflict.from-mine',
  'conflict.from-theirs',
  'conflict.keep-mine',
  'conflict.keep-theirs',
  'conflict.use-merge',
  'draft.queued',
  'draft.running',
  'draft.count',
  'draft.rate',
  'draft.left-seconds',
  'draft.left-minutes',
  'draft.done',
  'draft.cancelled',
  'draft.failed',
  'draft.drafted',
  'export.copied-approved',
  'export.copied-draft',
  'export.copy-failed',
  'find.count',
  'find.nothing',
  'threads_one',
  'threads_other',
  'comments.failed',
  'comments.was-resolved',
  'comments.was-reopened',
  'here.open',
  'here.editing',
  'here.typing',
  'inspector.failed',
  'issues_one',
  'issues_other',
  'kept.title_one',
  'kept.title_other',
  'kept.item',
  'kept.take',
  'kept.drop',
  'mark.empty',
  'mark.translated',
  'mark.typed',
  'memory.failed',
  'progress.segments',
  'progress.words',
  'progress.short',
  'progress.short-words',
  'save.saved',
  'save.waiting',
  'save.not-yet',
  'save.saving',
  'save.retrying',
  'save.refused',
  'save.conflict',
  'save.signed-out',
  'save.resolve',
  'term.insert',
  'term.present',
  'term.missing',
  'term.deprecated',
  'term.avoid',
  'toast.confirmed',
  'toast.unconfirmed',
  'toast.restored',
  'toast.undone',
  'toast.reviewed',
  'toast.failed',
  'translation-of',
  'untranslated',
] as const;

const COPY_KEYS = ['export.copied-approved', 'export.copied-draft', 'export.copy-failed'] as const;

/** Message by key, parameters still as `{{name}}`: the script fills them in. */
export function deskMessages(t: Translate): Record<string, string> {
  return rawMessages(KEYS, t);
}

/** Those of them that *Copy English* needs. */
export function copyMessages(t: Translate): Record<string, string> {
  return rawMessages(COPY_KEYS, t);
}

function rawMessages(keys: readonly string[], t: Translate): Record<string, string> {
  return Object.fromEntries(keys.map((key) => [key, t(`desk.${key}`, { skipInterpolation: true })]));
}
