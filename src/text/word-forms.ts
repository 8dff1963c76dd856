// The dictionary of Indonesian word forms: form → root, part of speech, English.

export type WordForm = { form: string; root: string; partOfSpeech: string; english: readonly string[] };

export type WordForms = {
  /** Rows of one form, lower case, without clitics; empty when it is not listed. */
  lookUp(form: string): readonly WordForm[];
  /** Whether it is the root of any listed form. */
  isRoot(word: string): boolean;
};

/** Reads the tab-separated table `form, root, partOfSpeech, english (a|b|c)` with one header line. Throws on a short row. */
export function readWordForms(table: string): WordForms {
  const byForm = new Map<string, WordForm[]>();
  const roots = new Set<string>();
  const lines = table.split('\n');
  for (let at = 1; at < lines.length; at += 1) {
    const line = lines[at]!;
    if (line === '') continue;
    const [form, root, partOfSpeech, english] = line.split('\t');
    if (form === undefined || root === undefined || partOfSpeech === undefined || english === undefined) {
      throw new Error(`word forms, line ${at + 1}: four columns are expected`);
    }
    const row = { form, root, partOfSpeech, english: english.split('|') };
    const rows = byForm.get(form);
    if (rows === undefined) byForm.set(form, [row]);
    else rows.push(row);
    roots.add(root);
  }
  return { lookUp: (form) => byForm.get(form) ?? [], isRoot: (word) => roots.has(word) };
}
