// Tables of the translation memory: its units, and the hashes that they are found by.
import type { Origin } from '../model/revision.ts';
import type { Flag } from './schema.ts';

export type MemoryTables = {
  memoryUnits: {
    /** Order of making; what memoryGrams names a unit by. */
    number: number;
    unitId: string;
    projectId: string;
    sourceLang: string;
    targetLang: string;
    source: string;
    target: string;
    /** JSON: InlineCode[]. */
    codes: string;
    segmentId: string | null;
    revisionId: string | null;
    part: number;
    /** Whether its words are among its hashes. */
    searched: Flag;
    before: number;
    after: number;
    sourceKey: number;
    /** Null: too short to be compared, or kept before targets had keys. */
    targetKey: number | null;
    origin: Origin;
    machine: Flag;
    author: string;
    createdAt: number;
    changedAt: number;
    /** The import that it came with. */
    importId: string | null;
    /** The act that removed it, which undoing brings back; null for living units. */
    removal: string | null;
  };
  /**
   * Hashes that units are found by: `gram` is a 31-bit hash plus 2^31 times the unit's block (number / 65,536, rounded down),
   * so that new units are written to one place of a large table.
   */
  memoryGrams: { gram: number; unit: number };
};
