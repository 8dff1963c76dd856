// Preferences: how the tool helps one person, each a switch with its default.

/**
 * `ghostText`: suggestions while typing; `unsureMarks`: words of a draft that the machine doubts are underlined;
 * `invisibles`: characters that nobody sees get a mark.
 */
export const PREFERENCES = { ghostText: true, unsureMarks: true, invisibles: true } as const;
export type PreferenceName = keyof typeof PREFERENCES;
export type Preferences = Record<PreferenceName, boolean>;

export const PREFERENCE_NAMES = Object.keys(PREFERENCES) as readonly PreferenceName[];
