// Projects: a desk with its documents, glossary and settings.
import type { EnginePolicy } from './engine-policy.ts';

/** Which English a project writes. */
export const VARIETIES = ['US', 'GB'] as const;
export type Variety = (typeof VARIETIES)[number];

/** `engines`, `spelling`, `memoryFirst`: absent until somebody decides. */
export type ProjectSettings = {
  strictApproval: boolean;
  engines?: EnginePolicy;
  spelling?: Variety;
  memoryFirst?: boolean;
};

/** American where nobody chose. */
export function spellingOf(settings: ProjectSettings): Variety {
  return settings.spelling ?? 'US';
}

/** Whether a draft takes what the memory has word for word before it asks a machine; yes where nobody chose. */
export function memoryFirstOf(settings: ProjectSettings): boolean {
  return settings.memoryFirst ?? true;
}

export type Project = {
  projectId: string;
  name: string;
  settings: ProjectSettings;
  createdAt: number;
  /** Whether only its members see what is in it. */
  membersOnly: boolean;
};
