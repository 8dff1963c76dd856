// Currencies and units of measure by the words and signs that Indonesian and English write for them.
import type { Lang } from './abbreviations.ts';

/** A currency or unit found at a place. `code`: ISO 4217, or the unit's symbol; a year is `a`, a month `mo`. */
export type UnitWord = { end: number; code: string; kind: 'currency' | 'unit' | 'percent' };

type Row = readonly [code: string, id: string, en: string];

/** Written before the number. */
const SIGNS: readonly (readonly [string, string])[] = [
  ['IDR', 'Rp\\.?|IDR'],
  ['SGD', 'S\\$|SG\\$|SGD'],
  ['AUD', 'A\\$|AU\\$|AUD'],
  ['HKD', 'HK\\$|HKD'],
  ['CAD', 'C\\$|CAD'],
  ['NZD', 'NZ\\$|NZD'],
  ['TWD', 'NT\\$|TWD'],
  ['USD', 'US\\$|USD|\\$'],
  ['EUR', '€|EUR'],
  ['GBP', '£|GBP'],
  ['JPY', '¥|JPY'],
  ['CNY', 'CNY|RMB'],
  ['MYR', 'RM|MYR'],
  ['SAR', 'SAR'],
  ['INR', '₹|INR'],
  ['KRW', '₩|KRW'],
  ['PHP', '₱|PHP'],
  ['THB', '฿|THB'],
];

/** Longest wording first: dolar Singapura before dolar. Words only; a pound of weight is told from money by the reader. */
const CURRENCIES: readonly Row[] = [
  ['SGD', 'dolar Singapura', 'Singapore dollars?|Singaporean dollars?'],
  ['AUD', 'dolar Australia', 'Australian dollars?'],
  ['HKD', 'dolar Hong ?Kong', 'Hong Kong dollars?'],
  ['CAD', 'dolar Kanada', 'Canadian dollars?'],
  ['NZD', 'dolar Selandia Baru', 'New Zealand dollars?'],
  [
    'USD',
    'dolar (?:Amerika Serikat|Amerika|AS)|dolar|USD',
    '(?:US|U\\.S\\.|American) dollars?|dollars?|USD|greenback',
  ],
  ['IDR', 'rupiah', 'rupiahs?'],
  ['EUR', 'euro', 'euros?'],
  ['GBP', 'pound ?sterling|poundsterling|pound|pon ?sterling', 'pounds? sterling|British pounds?|pounds?'],
  ['JPY', 'yen', 'yen'],
  ['CNY', 'yuan|renminbi', 'yuan|renminbi'],
  ['MYR', 'ringgit', 'ringgits?'],
  ['SAR', 'riyal|real Saudi', 'riyals?'],
  ['INR', 'rupee', 'rupees?'],
  ['KRW', 'won', 'won'],
  ['PHP', 'peso', 'pesos?'],
  ['THB', 'baht', 'baht'],
  ['CHF', 'franc Swiss|frank Swiss', 'Swiss francs?'],
  ['RUB', 'rubel', 'rou?bles?'],
  ['VES', 'bolivar', 'bol[ií]vars?'],
  ['NLG', 'gulden', 'guilders?'],
  ['TRY', 'lira', 'liras?'],
  ['IRR', 'rial', 'rials?'],
  ['VND', 'dong', 'dong'],
  ['AED', 'dirham', 'dirhams?'],
  ['KWD', 'dinar', 'dinars?'],
  ['BDT', 'taka', 'taka'],
  ['MMK', 'kyat', 'kyats?'],
  ['ZAR', 'rand', 'rands?'],
  ['SEK', 'krona', 'kron(?:a|or)'],
  ['PLN', 'zloty', 'zlotys?|złoty'],
];

const UNITS: readonly Row[] = [
  [
    'km/h',
    'kilometer per jam|km/jam|km per jam',
    'kilomet(?:er|re)s? (?:per|an) hour|km/h|kph|kmph|km per hour',
  ],
  ['mph', 'mil per jam', 'miles?(?: per | an |/)hour|mph'],
  ['m/s', 'meter per detik|m/de?tik|m/dtk|m/s', 'met(?:er|re)s? per second|m/s'],
  ['µg/m³', 'mikrogram per meter kubik|µg/m³|µg/m3', 'micrograms? per cubic met(?:er|re)|µg/m³|µg/m3'],
  ['km²', 'kilometer persegi|km²|km2', 'square[- ]kilomet(?:er|re)s?|sq\\.? km|km²|km2'],
  ['m²', 'meter persegi|m²|m2', 'square[- ]met(?:er|re)s?|sq\\.? m|m²|m2|sqm'],
  ['ft²', 'kaki persegi', 'square[- ](?:feet|foot)|sq\\.? ft'],
  ['mi²', 'mil persegi', 'square[- ]miles?'],
  ['m³', 'meter kubik|m³|m3', 'cubic[- ]met(?:er|re)s?|m³|m3'],
  ['nmi', 'mil laut', 'nautical[- ]miles?'],
  ['km', 'kilometer|km|Km|KM', 'kilomet(?:er|re)s?|kms?|Km|KM'],
  ['cm', 'sentimeter|senti|cm', 'centimet(?:er|re)s?|cm'],
  ['mm', 'milimeter|mm', 'millimet(?:er|re)s?|mm'],
  ['m', 'meter|m', 'met(?:er|re)s?|m'],
  ['mi', 'mil', 'miles?|mi'],
  ['ft', 'kaki', 'feet|foot|ft'],
  ['in', 'inci', 'inch(?:es)?'],
  ['yd', 'yard', 'yards?'],
  ['ha', 'hektare?|ha|Ha', 'hectares?|ha'],
  ['ac', 'ekar|acre', 'acres?'],
  ['kg', 'kilogram|kilo|kg|Kg|KG', 'kilograms?|kilos?|kg|Kg'],
  ['mg', 'miligram|mg', 'milligrams?|mg'],
  ['g', 'gram|gr', 'grams?|g'],
  ['q', 'kuintal', 'quintals?'],
  ['t', 'ton', 'metric tons?|tonnes?|tons?'],
  ['oz', 'ons', 'ounces?|oz'],
  ['lb', 'pon', 'lbs?'],
  ['l/s', 'liter per detik', 'lit(?:er|re)s? per second'],
  ['ml', 'mililiter|ml', 'millilit(?:er|re)s?|ml'],
  ['l', 'liter', 'lit(?:er|re)s?'],
  ['gal', 'galon', 'gallons?'],
  ['bbl', 'barel', 'barrels?'],
  ['°C', 'derajat Celsius|derajat Celcius|° ?C', 'degrees? Celsius|degrees? centigrade|° ?C'],
  ['°F', 'derajat Fahrenheit|° ?F', 'degrees? Fahrenheit|° ?F'],
  ['°', 'derajat|°', 'degrees?|°'],
  ['GW', 'gigawatt|GW', 'gigawatts?|GW'],
  ['MW', 'megawatt|MW', 'megawatts?|MW'],
  ['kW', 'kilowatt|kW', 'kilowatts?|kW'],
  ['kWh', 'kWh', 'kilowatt[- ]hours?|kWh'],
  ['W', 'watt', 'watts?'],
  ['GB', 'gigabita?|GB', 'gigabytes?|GB'],
  ['kn', 'knot', 'knots?'],
  ['a', 'tahun', 'years?'],
  ['mo', 'bulan', 'months?'],
  ['wk', 'pekan|minggu', 'weeks?'],
  ['d', 'hari', 'days?'],
  ['h', 'jam', 'hours?'],
  ['min', 'menit', 'minutes?'],
  ['s', 'detik', 'seconds?'],
];

const PERCENT = { id: 'persen|prosen|%', en: 'percent|per cent|pct|%' } as const;

/** Inside words nothing is found: won in wonderful. A sign (%, °C) may stand before anything. */
const END = '(?![\\p{L}\\p{N}])';

function afterPatterns(lang: Lang): readonly [RegExp, string, UnitWord['kind']][] {
  const column = lang === 'id' ? 1 : 2;
  const rows: [RegExp, string, UnitWord['kind']][] = [
    [new RegExp(`(?:${PERCENT[lang]})`, 'uyi'), '%', 'percent'],
  ];
  for (const row of CURRENCIES)
    rows.push([new RegExp(`(?:${row[column]})${END}`, 'uyi'), row[0], 'currency']);
  // Symbols keep their case (m is metre, M million; Minggu is Sunday), words may be in capitals at a sentence's start.
  for (const row of UNITS) rows.push([new RegExp(`(?:${row[column]})${END}`, 'uy'), row[0], 'unit']);
  return rows;
}

const AFTER = { id: afterPatterns('id'), en: afterPatterns('en') };
const BEFORE = SIGNS.map(([code, sign]) => [new RegExp(`(?:${sign})[ \\u00a0]?(?=\\d)`, 'y'), code] as const);

/** The currency sign that begins at `at` and has its number after it; its `end` is where the number begins. */
export function signAt(text: string, at: number): UnitWord | null {
  for (const [pattern, code] of BEFORE) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match !== null) return { end: at + match[0].length, code, kind: 'currency' };
  }
  return null;
}

/** The currency, unit or percent sign that begins at `at` (after a number and its space or hyphen). */
export function unitAt(text: string, at: number, lang: Lang): UnitWord | null {
  for (const [pattern, code, kind] of AFTER[lang]) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match !== null) return { end: at + match[0].length, code, kind };
  }
  return null;
}
function namePatterns(lang: Lang): readonly (readonly [RegExp, string])[] {
  const column = lang === 'id' ? 1 : 2;
  return [
    ...SIGNS.map(
      ([code, sign]) =>
        [new RegExp(`(?<![\\p{L}\\p{N}$])(?:${sign})(?= ?\\d|\\b(?!\\p{L}))`, 'gu'), code] as const,
    ),
    ...CURRENCIES.map((row) => {
      // "won" is a verb more often than money, Rand a name: they count only after a number.
      const before = ['KRW', 'ZAR', 'VND', 'BDT'].includes(row[0])
        ? '(?<=\\d |illion )'
        : '(?<![\\p{L}\\p{N}])';
      return [new RegExp(`${before}(?:${row[column]})${END}`, 'gui'), row[0]] as const;
    }),
  ];
}

const NAMES = { id: namePatterns('id'), en: namePatterns('en') };

/** ISO 4217 codes of every currency named in the text, with a number or without: per dolar AS, the rupiah. */
export function currenciesIn(text: string, lang: Lang): { code: string; start: number; end: number }[] {
  const found: { code: string; start: number; end: number }[] = [];
  for (const [pattern, code] of NAMES[lang]) {
    for (const match of text.matchAll(pattern)) {
      const [start, end] = [match.index, match.index + match[0].length];
      if (!found.some((one) => start < one.end && one.start < end)) found.push({ code, start, end });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}
