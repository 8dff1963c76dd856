// Projects: a desk with its documents, glossary and settings.

export type ProjectSettings = { strictApproval: boolean };

export type Project = { projectId: string; name: string; settings: ProjectSettings; createdAt: number };
