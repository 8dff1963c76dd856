// A multipart form of a page, as a browser without scripts reads, fills and sends it.
import type { Person, ServedWorld } from './served-world.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  '#34': '"',
  '#39': "'",
};

const plain = (text: string) =>
  text.replace(/&(amp|lt|gt|#34|#39);/g, (_, name: string) => ENTITIES[name] ?? '');

const FIELD =
  /<input\b(?<input>[^>]*)>|<(?<tag>select|textarea)\b(?<outer>[^>]*)>(?<inner>[\s\S]*?)<\/\k<tag>>/g;

/** Names and values of the page's multipart form, as it stands; the file field and the buttons left out. */
export function fieldsOf(html: string): FormData {
  const form = new FormData();
  const start = html.indexOf('enctype="multipart/form-data"');
  const inside = html.slice(start, html.indexOf('</form>', start));
  for (const { groups } of inside.matchAll(FIELD)) {
    const { input, tag, outer, inner = '' } = groups!;
    const attributes = input ?? outer ?? '';
    const attribute = (name: string) => new RegExp(`\\s${name}="([^"]*)"`).exec(attributes)?.[1];
    const name = attribute('name');
    if (name === undefined || attribute('type') === 'file') continue;
    if (attribute('type') === 'checkbox' && !/\schecked\b/.test(attributes)) continue;
    if (tag === 'textarea') form.append(name, plain(inner));
    else if (tag === 'select') form.append(name, /value="([^"]*)" selected/.exec(inner)?.[1] ?? '');
    else form.append(name, plain(attribute('value') ?? ''));
  }
  return form;
}

export type FormAnswer = { status: number; text: string; location: string | null };

/** Sends a multipart form without following where it leads. */
export async function sendForm(
  world: ServedWorld,
  person: Person,
  path: string,
  body: FormData,
): Promise<FormAnswer> {
  const headers = { cookie: person.cookie, origin: world.url, 'accept-language': 'en' };
  const response = await fetch(world.url + path, { method: 'POST', body, headers, redirect: 'manual' });
  return {
    status: response.status,
    text: await response.text(),
    location: response.headers.get('location'),
  };
}
