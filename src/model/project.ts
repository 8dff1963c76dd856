// Projects: a desk with its documents, glossary and settings.
import type { EnginePolicy } from './engine-policy.ts';

/** Which English a project writes. */
export const VARIETIES = ['US', 'GB'] as const;
export type Variety = (typeof VARIETIES)[number];

/** `engines`, `spelling`: absent until somebody decides. */
export type ProjectSettings = { strictApproval: boolean; engines?: EnginePolicy; spelling?: Variety };

/** American where nobody chose. */
export function spellingOf(settings: ProjectSettings): Variety {
  return settings.spelling ?? 'US';
}

export type Project = { projectId: string; name: string; settings: ProjectSettings; createdAt: number };
