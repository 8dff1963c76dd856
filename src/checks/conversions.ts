// Units that can be turned into one another: what "45 km (28 miles)" and "four and a half years" need.
const FACTORS: Readonly<Record<string, readonly [dimension: string, factor: number]>> = {
  a: ['months', 12],
  mo: ['months', 1],
  wk: ['seconds', 604_800],
  d: ['seconds', 86_400],
  h: ['seconds', 3600],
  min: ['seconds', 60],
  s: ['seconds', 1],
  km: ['metres', 1000],
  m: ['metres', 1],
  cm: ['metres', 0.01],
  mm: ['metres', 0.001],
  mi: ['metres', 1609.344],
  nmi: ['metres', 1852],
  ft: ['metres', 0.3048],
  in: ['metres', 0.0254],
  yd: ['metres', 0.9144],
  'km²': ['square metres', 1e6],
  'm²': ['square metres', 1],
  ha: ['square metres', 1e4],
  ac: ['square metres', 4046.856],
  'ft²': ['square metres', 0.092903],
  'mi²': ['square metres', 2.589988e6],
  t: ['grams', 1e6],
  q: ['grams', 1e5],
  kg: ['grams', 1000],
  g: ['grams', 1],
  mg: ['grams', 0.001],
  lb: ['grams', 453.592],
  oz: ['grams', 28.3495],
  l: ['litres', 1],
  ml: ['litres', 0.001],
  gal: ['litres', 3.78541],
  'm³': ['litres', 1000],
  'km/h': ['metres per second', 1 / 3.6],
  mph: ['metres per second', 0.44704],
  'm/s': ['metres per second', 1],
  kn: ['metres per second', 0.514444],
};

/** The value in its dimension's base unit; null for units that are not converted. */
export function inBase(value: number, unit: string): { dimension: string; value: number } | null {
  if (unit === '°C') return { dimension: 'celsius', value };
  if (unit === '°F') return { dimension: 'celsius', value: ((value - 32) * 5) / 9 };
  const row = FACTORS[unit];
  return row === undefined ? null : { dimension: row[0], value: value * row[1] };
}

/** Whether one is the other converted, rounded as news does (within three in a hundred). */
export function isConversion(value: number, unit: string, otherValue: number, otherUnit: string): boolean {
  if (unit === otherUnit) return false;
  const [one, other] = [inBase(value, unit), inBase(otherValue, otherUnit)];
  if (one === null || other === null || one.dimension !== other.dimension) return false;
  return Math.abs(one.value - other.value) <= 0.03 * Math.max(Math.abs(one.value), Math.abs(other.value));
}
