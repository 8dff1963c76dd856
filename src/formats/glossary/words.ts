// Words that files use for a term's status and part of speech, in English and Indonesian, as what a termbase calls them.
import type { PartOfSpeech, TermStatus } from '../../model/term.ts';

/** Letters and digits alone, without case: "Part of Speech" and `part_of_speech` are one. */
export function bare(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
}

export type FileStatus = { status: TermStatus; forbidden?: true };

/**
 * Administrative and normative statuses of TBX (TBX-Min: preferred, admitted, notRecommended, obsolete; TBX-Basic: `…-admn-sts`; ISO
 * 12620 normativeAuthorization) and what tables say.
 */
const STATUSES: ReadonlyMap<string, FileStatus> = new Map(
  Object.entries({
    preferred: { status: 'preferred' },
    preferredterm: { status: 'preferred' },
    preferredtermadmnsts: { status: 'preferred' },
    standardizedterm: { status: 'preferred' },
    standardizedtermadmnsts: { status: 'preferred' },
    legalterm: { status: 'preferred' },
    legaltermadmnsts: { status: 'preferred' },
    regulatedterm: { status: 'preferred' },
    regulatedtermadmnsts: { status: 'preferred' },
    utama: { status: 'preferred' },
    disarankan: { status: 'preferred' },
    admitted: { status: 'admitted' },
    admittedterm: { status: 'admitted' },
    admittedtermadmnsts: { status: 'admitted' },
    nonstandardizedterm: { status: 'admitted' },
    proposed: { status: 'admitted' },
    allowed: { status: 'admitted' },
    approved: { status: 'admitted' },
    diterima: { status: 'admitted' },
    deprecated: { status: 'deprecated' },
    deprecatedterm: { status: 'deprecated' },
    deprecatedtermadmnsts: { status: 'deprecated' },
    notrecommended: { status: 'deprecated' },
    superseded: { status: 'deprecated' },
    supersededterm: { status: 'deprecated' },
    supersededtermadmnsts: { status: 'deprecated' },
    obsolete: { status: 'deprecated' },
    usang: { status: 'deprecated' },
    dihindari: { status: 'deprecated' },
    forbidden: { status: 'deprecated', forbidden: true },
    donotuse: { status: 'deprecated', forbidden: true },
    terlarang: { status: 'deprecated', forbidden: true },
    dilarang: { status: 'deprecated', forbidden: true },
  }),
);

/** What a file's word for a status means; null where it is none that is known. */
export function statusOf(word: string): FileStatus | null {
  return STATUSES.get(bare(word)) ?? null;
}

const PARTS: ReadonlyMap<string, PartOfSpeech> = new Map(
  Object.entries({
    noun: 'noun',
    n: 'noun',
    nomina: 'noun',
    katabenda: 'noun',
    verb: 'verb',
    v: 'verb',
    verba: 'verb',
    katakerja: 'verb',
    adjective: 'adjective',
    adj: 'adjective',
    adjektiva: 'adjective',
    katasifat: 'adjective',
    adverb: 'adverb',
    adv: 'adverb',
    adverbia: 'adverb',
    propernoun: 'proper noun',
    name: 'proper noun',
    nama: 'proper noun',
    phrase: 'phrase',
    frasa: 'phrase',
    frase: 'phrase',
  }),
);

/** What a file's word for a part of speech means; null where it is none that is known ("Other" of TBX-Basic among them). */
export function partOfSpeechOf(word: string): PartOfSpeech | null {
  return PARTS.get(bare(word)) ?? null;
}

/** Whether a cell says yes ("True", "1", "x", "ya"); null where it is empty. */
export function yesOf(word: string): boolean | null {
  const said = bare(word);
  return said === '' ? null : /^(?:true|yes|y|1|x|ya|forbidden|exact|sensitive|terlarang)$/.test(said);
}

/**
 * What makes two terms of a language one: their letters, without case but for acronyms (AS is the United States, as is an
 * axle). `lang` with the text in lower case.
 */
export function termKey({ lang, text }: { lang: string; text: string }): string {
  const line = text.normalize('NFC').trim().replace(/\s+/gu, ' ');
  return `${lang} ${/^\p{Lu}{2,}$/u.test(line) ? line : line.toLowerCase()}`;
}
