// Projects: a desk with its documents, glossary and settings.
import type { EnginePolicy } from './engine-policy.ts';

/** `engines`: absent until an administrator decides. */
export type ProjectSettings = { strictApproval: boolean; engines?: EnginePolicy };

export type Project = { projectId: string; name: string; settings: ProjectSettings; createdAt: number };
