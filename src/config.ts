// Configuration: one table of settings; the only reader of process.env.
import { z } from 'zod';

type Setting = {
  readonly default: string;
  readonly allowed: string;
  readonly help: string;
  readonly schema: z.ZodType;
  /** Its value is never shown, not even where it is wrong. */
  readonly secret?: true;
};

const port = z.coerce.number().int().min(0).max(65535);
const count = (low: number, high: number) => z.coerce.number().int().min(low).max(high);
const webAddress = z.url({ protocol: /^https?$/ });
const maybeAddress = z.union([z.literal(''), webAddress]);
/** Keys travel in headers: no spaces, no line ends. */
const key = z.string().regex(/^[\x21-\x7e]*$/);
const flag = z.enum(['0', '1']).transform((value) => value === '1');

/** name → default, what is allowed (shown when a value is wrong), help, parser. */
export const SETTINGS = {
  PORT: {
    default: '3000',
    allowed: 'a whole number from 0 to 65535',
    help: 'Port the server listens on (0: any free one)',
    schema: port,
  },
  HOST: {
    default: '127.0.0.1',
    allowed: 'a host name or address',
    help: 'Address the server listens on',
    schema: z.string().min(1),
  },
  DATA_DIR: {
    default: 'data',
    allowed: 'a folder path',
    help: 'Folder of the database and uploads',
    schema: z.string().min(1),
  },
  DATABASE_URL: {
    default: '',
    allowed: 'empty, or file:PATH of an SQLite database',
    help: 'Database; empty: padanan.db in DATA_DIR',
    schema: z.union([z.literal(''), z.string().startsWith('file:')]),
  },
  LOG_LEVEL: {
    default: 'info',
    allowed: 'fatal, error, warn, info, debug, trace or silent',
    help: 'How much the server logs',
    schema: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']),
  },
  MODEL_DIR: {
    default: 'models/id-en',
    allowed: 'a folder path',
    help: 'Folder of the bundled model',
    schema: z.string().min(1),
  },
  ENGINE_THREADS: {
    default: '1',
    allowed: 'a whole number from 1 to 64',
    help: 'Threads of the bundled engine',
    schema: count(1, 64),
  },
  ENGINE_BEAM: {
    default: '4',
    allowed: 'a whole number from 1 to 16',
    help: 'Beam width of drafts',
    schema: count(1, 16),
  },
  FIREFOX_ADDRESS: {
    default:
      'https://media.githubusercontent.com/media/mozilla/firefox-translations-models/main/models/tiny/iden/',
    allowed: 'an http or https address',
    help: 'Where `padanan engine install firefox` fetches from',
    schema: webAddress,
  },
  OPUS_ADDRESS: {
    default: 'https://huggingface.co/Xenova/opus-mt-id-en/resolve/main/',
    allowed: 'an http or https address',
    help: 'Where `padanan engine install opus-mt` fetches from',
    schema: webAddress,
  },
  ENGINE_TIMEOUT_S: {
    default: '60',
    allowed: 'a whole number from 1 to 600',
    help: 'Seconds that a translation service may take for one request',
    schema: count(1, 600),
  },
  LIBRETRANSLATE_URL: {
    default: '',
    allowed: 'empty, or an http or https address',
    help: 'Address of a LibreTranslate server',
    schema: maybeAddress,
  },
  LIBRETRANSLATE_KEY: {
    default: '',
    allowed: 'empty, or a key without spaces',
    help: 'Its API key, where it wants one',
    schema: key,
    secret: true,
  },
  DEEPL_KEY: {
    default: '',
    allowed: 'empty, or a key without spaces',
    help: 'Key of a DeepL API account',
    schema: key,
    secret: true,
  },
  DEEPL_URL: {
    default: '',
    allowed: 'empty, or an http or https address',
    help: 'Address of the DeepL API; empty: the one that goes with the key',
    schema: maybeAddress,
  },
  OPENAI_URL: {
    default: '',
    allowed: 'empty, or an http or https address',
    help: 'Address of a server with chat completions, with /v1 (https://api.openai.com/v1, http://127.0.0.1:8080/v1)',
    schema: maybeAddress,
  },
  OPENAI_KEY: {
    default: '',
    allowed: 'empty, or a key without spaces',
    help: 'Its API key, where it wants one',
    schema: key,
    secret: true,
  },
  OPENAI_MODEL: {
    default: '',
    allowed: 'the name of a model',
    help: 'Model to ask for',
    schema: z.string(),
  },
  SMTP_URL: {
    default: '',
    allowed: 'empty, or smtp://… or smtps://… with name, password and port where the server wants them',
    help: 'Mail server for notices; empty: no mail is sent',
    schema: z.union([z.literal(''), z.url({ protocol: /^smtps?$/ })]),
    secret: true,
  },
  MAIL_FROM: {
    default: 'Padanan <padanan@localhost>',
    allowed: 'a sender, as in Name <name@example.org>',
    help: 'Sender of the mail',
    schema: z.string().regex(/@/),
  },
  PUBLIC_URL: {
    default: '',
    allowed: 'empty, or an http or https address',
    help: 'Address at which people reach this server: links in mail begin with it',
    schema: maybeAddress,
  },
  SERVED_PER_MINUTE: {
    default: '120',
    allowed: 'a whole number from 1 to 100000',
    help: 'Translations that a program may ask for in a minute with one key',
    schema: count(1, 100_000),
  },
  SESSION_DAYS: {
    default: '14',
    allowed: 'a whole number from 1 to 365',
    help: 'Days a sign-in lasts without use',
    schema: count(1, 365),
  },
  UPLOAD_MB: {
    default: '20',
    allowed: 'a whole number from 1 to 1000',
    help: 'Largest upload in megabytes',
    schema: count(1, 1000),
  },
  TRUST_PROXY: {
    default: '0',
    allowed: 'a whole number from 0 to 10',
    help: 'Reverse proxies in front of the server, whose word on the address of a visitor is believed',
    schema: count(0, 10),
  },
  SECURE_COOKIES: {
    default: '0',
    allowed: '0 or 1',
    help: 'Set to 1 behind HTTPS: cookies are sent over HTTPS only',
    schema: flag,
  },
} as const satisfies Record<string, Setting>;

export type SettingName = keyof typeof SETTINGS;
export type Config = { readonly [Name in SettingName]: z.output<(typeof SETTINGS)[Name]['schema']> };

/** A setting with a wrong value; the message names the setting, the value and what is allowed. */
export class ConfigError extends Error {
  constructor(name: string, value: string, allowed: string) {
    super(`${name}=${JSON.stringify(value)}: allowed is ${allowed}.`);
    this.name = 'ConfigError';
  }
}

/** Reads every setting from `env` (unset or empty: the default). Throws ConfigError on the first wrong value. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const config: Record<string, unknown> = {};
  for (const [name, setting] of Object.entries(SETTINGS)) {
    const value = env[name] === undefined || env[name] === '' ? setting.default : env[name];
    const parsed = setting.schema.safeParse(value);
    if (!parsed.success) throw new ConfigError(name, 'secret' in setting ? '…' : value, setting.allowed);
    config[name] = parsed.data;
  }
  return config as Config;
}

/** The settings as lines for `padanan --help`. */
export function settingsHelp(): string {
  return Object.entries(SETTINGS)
    .map(
      ([name, s]) =>
        `  ${name.padEnd(18)} ${s.help} (${s.allowed}; default: ${s.default === '' ? 'empty' : s.default})`,
    )
    .join('\n');
}
