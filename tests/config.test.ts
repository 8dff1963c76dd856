// Configuration: defaults, parsing, and wrong values named with what is allowed.
import { expect, it } from 'vitest';
import { ConfigError, readConfig, SETTINGS, settingsHelp } from '../src/config.ts';

it('gives every setting its default when the environment is empty', () => {
  const config = readConfig({});
  expect(config).toMatchObject({
    PORT: 3000,
    HOST: '127.0.0.1',
    DATA_DIR: 'data',
    LOG_LEVEL: 'info',
    SECURE_COOKIES: false,
  });
});

it.each([
  ['PORT', 'abc'],
  ['PORT', '70000'],
  ['LOG_LEVEL', 'loud'],
  ['DATABASE_URL', 'mysql://x'],
  ['ENGINE_BEAM', '0'],
  ['SECURE_COOKIES', 'yes'],
] as const)('names %s=%s with what is allowed', (name, value) => {
  expect(() => readConfig({ [name]: value })).toThrow(ConfigError);
  expect(() => readConfig({ [name]: value })).toThrow(
    `${name}="${value}": allowed is ${SETTINGS[name].allowed}.`,
  );
});

it('explains every setting', () => {
  for (const name of Object.keys(SETTINGS)) expect(settingsHelp()).toContain(name);
});
