// Projects: a desk with its documents, glossary and settings.
import type { EnginePolicy } from './engine-policy.ts';
import type { HouseStyle, StyleRules, Variety } from './house-style.ts';

/** `engines`, `spelling`, `style`, `memoryFirst`: absent until somebody decides. */
export type ProjectSettings = {
  strictApproval: boolean;
  engines?: EnginePolicy;
  spelling?: Variety;
  style?: Partial<StyleRules> & { instructions?: string };
  memoryFirst?: boolean;
};

/** American where nobody chose, and whatever else nobody chose either way. */
export function houseStyleOf({ spelling, style }: ProjectSettings): HouseStyle {
  return { instructions: '', ...style, variety: spelling ?? 'US' };
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
