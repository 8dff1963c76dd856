// Help and the components page, over HTTP, in both languages.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHECKS } from '../../src/checks/index.ts';
import { SHORTCUTS } from '../../src/model/shortcuts.ts';
import { type Person, type ServedWorld, serveWorld } from './served-world.ts';

let world: ServedWorld;
let person: Person;

beforeAll(async () => {
  world = await serveWorld();
  person = await world.signedIn('Budi', 'translator');
});
afterAll(() => world.close());

describe('help', () => {
  it('lists every shortcut of the table', async () => {
    const { text } = await person.get('/help/shortcuts');
    expect(text.match(/<dt>/g)).toHaveLength(SHORTCUTS.length);
    expect(text).toContain('<kbd>Ctrl</kbd><kbd>Enter</kbd>');
    expect(text).toContain('href="/components"');
  });

  it('gives the list alone for the dialog', async () => {
    const { text } = await person.get('/help/shortcuts?part=list');
    expect(text).not.toContain('<html');
    expect(text).toContain('<form method="dialog">');
  });

  it('explains every check with an example', async () => {
    const { text } = await person.get('/help/checks');
    for (const { id } of CHECKS) expect(text).toContain(`id="${id}"`);
  });

  it.each(['en', 'id'])('has a message for everything it says in %s', async (language) => {
    for (const path of ['/help/shortcuts', '/help/checks', '/components', '/glossary', '/profile']) {
      const { status, text } = await person.get(`${path}?lang=${language}`);
      expect(status).toBe(200);
      // A key without a message answers the key itself.
      expect(text).not.toMatch(
        />\s*(?:components|checks|help|shortcuts|glossary|profile|nav|home|desk)\.[\w.-]+\s*</,
      );
    }
  });
});
