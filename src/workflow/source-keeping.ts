// Keeping the keys of sources, by which segments with the same source are found.

import { sourceKeysOf } from '../memory/propagate.ts';
import { primaryLang } from '../model/language-tag.ts';
import type { Text } from '../model/text.ts';
import { readDocuments } from '../store/documents.ts';
import { readSources } from '../store/segments.ts';
import { readSetting, writeSetting } from '../store/settings.ts';
import { insertSourceKeys } from '../store/source-keys.ts';
import type { Db } from '../store/store.ts';
import type { Deps } from './deps.ts';

/** Keeps the keys of new sources; in the transaction that brings them. */
export async function keepSources(
  trx: Db,
  sourceLang: string,
  sources: readonly { segmentId: string; text: Text }[],
): Promise<void> {
  const lang = primaryLang(sourceLang);
  const keys = sources.flatMap(({ segmentId, text }) =>
    sourceKeysOf(text, lang).map((key) => ({ key, segmentId })),
  );
  await insertSourceKeys(trx, keys);
}

const MARKER = 'sources-kept';

/** Once, for databases from before sources had keys. A transaction a document. */
export async function keepEarlierSources(deps: Deps): Promise<void> {
  const { db } = deps.store;
  if ((await readSetting(db, MARKER)) !== null) return;
  for (const { documentId, sourceLang } of await readDocuments(db, null)) {
    await deps.store.transaction(async (trx) => {
      const sources = await readSources(trx, { documentId });
      const texts = [...sources].map(([segmentId, { text }]) => ({ segmentId, text }));
      await keepSources(trx, sourceLang, texts);
    });
  }
  await deps.store.transaction((trx) => writeSetting(trx, MARKER, { at: deps.now() }));
}
