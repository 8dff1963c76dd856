// English inflection: the forms that count as a word of the glossary.
import { expect, it } from 'vitest';
import { englishForms, wordingForms } from '../../src/text/english-forms.ts';

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

it.each([
  ['reject', ['reject', 'rejects', 'rejected', 'rejecting']],
  ['plan', ['plan', 'plans', 'planned', 'planning']],
  ['seize', ['seize', 'seizes', 'seized', 'seizing']],
  ['supply', ['supply', 'supplies', 'supplied', 'supplying']],
  ['seek', ['seek', 'seeks', 'sought', 'seeked', 'seeking']],
  ['travel ban', ['travel ban', 'travel bans']],
  ['state of emergency', ['state of emergency']],
  ['Supreme Court', ['Supreme Court']],
  ['badminton', ['badminton', 'badmintoned', 'badmintoning']],
  ['foreign exchange', ['foreign exchange']],
  ['turn down', ['turn down', 'turns down', 'turned down', 'turning down']],
])('%s may be written %j', (wording, forms) => {
  expect(wordingForms(wording).map((form) => form.wording)).toEqual(forms);
});
