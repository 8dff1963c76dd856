// English inflection: the forms that count as a word of the glossary.
import { expect, it } from 'vitest';
import { englishForms } from '../../src/text/english-forms.ts';

it.each([
  ['coup', ['coup', 'coups']],
  ['sanction', ['sanctions', 'sanctioned', 'sanctioning']],
  ['sanctions', ['sanction', 'sanctions', 'sanctioned']],
  ['plot', ['plots', 'plotted', 'plotting']],
  ['flee', ['fled', 'flees', 'fleeing']],
  ['crisis', ['crises']],
  ['military', ['militaries']],
  ['organization', ['organisation', 'organisations']],
  ['labor', ['labour', 'labours']],
  ['defence', ['defense']],
  ['arrest', ['arrested', 'arresting']],
  ['overthrow', ['overthrew', 'overthrown']],
  ['control', ['controlled', 'controlling']],
  ['child', ['children']],
  ['people', ['person']],
  ['accuse', ['accused', 'accuses', 'accusing']],
])('%s may be %j', (word, forms) => {
  for (const form of forms) expect(englishForms(word)).toContain(form);
});

it.each([
  ['plot', 'ploted'],
  ['coup', 'couple'],
  ['law', 'lawn'],
  ['US', 'use'],
])('%s is never %s', (word, other) => {
  expect(englishForms(word)).not.toContain(other);
});
