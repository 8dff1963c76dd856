// The list of migrations, in order. A released one never changes; a new one is a new file and a new line.
import type { Migration } from 'kysely';
import { first } from './0001-first.ts';
import { terms } from './0002-terms.ts';
import { engines } from './0003-engines.ts';
import { preferences } from './0003-preferences.ts';
import { memory } from './0004-memory.ts';
import { lessons } from './0005-lessons.ts';
import { people } from './0006-people.ts';
import { apiKeys } from './0007-api-keys.ts';
import { purging } from './0007-purging.ts';
import { livingUnits } from './0008-living-units.ts';
import { sourceKeys } from './0008-source-keys.ts';
import { dismissals } from './0010-dismissals.ts';
import { findings } from './0011-findings.ts';
import { filePlaces } from './0012-file-places.ts';
import { times } from './0013-times.ts';
import { claims } from './0015-claims.ts';
import { comments } from './0016-comments.ts';
import { due } from './0017-due.ts';
import { publications } from './0018-publications.ts';
import { sourceChanges } from './0019-source-changes.ts';
import { editions } from './0020-editions.ts';
import { projectPeople } from './0021-project-people.ts';
import { glossaryImports } from './0024-glossary-imports.ts';
import { lockedTexts } from './0025-locked-texts.ts';
import { projectGlossaryImports } from './0026-project-glossary-imports.ts';
import { targetKeys } from './0027-target-keys.ts';

export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-first': first,
  '0002-terms': terms,
  '0003-engines': engines,
  '0003-preferences': preferences,
  '0004-memory': memory,
  '0005-lessons': lessons,
  '0006-people': people,
  '0007-api-keys': apiKeys,
  '0007-purging': purging,
  '0008-living-units': livingUnits,
  '0008-source-keys': sourceKeys,
  '0010-dismissals': dismissals,
  '0011-findings': findings,
  '0012-file-places': filePlaces,
  '0013-times': times,
  '0015-claims': claims,
  '0016-comments': comments,
  '0017-due': due,
  '0018-publications': publications,
  '0019-source-changes': sourceChanges,
  '0020-editions': editions,
  '0021-project-people': projectPeople,
  '0024-glossary-imports': glossaryImports,
  '0025-locked-texts': lockedTexts,
  '0026-project-glossary-imports': projectGlossaryImports,
  '0027-target-keys': targetKeys,
};
