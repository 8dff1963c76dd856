// Indonesian quantities written the English way, and found again in English by value.
import { expect, it } from 'vitest';
import { englishQuantity } from '../../src/text/english-quantities.ts';
import { findQuantities } from '../../src/text/numbers.ts';
import { saysQuantity } from '../../src/text/quantity-match.ts';

it.each([
  ['senilai Rp1,5 miliar', 'Rp1.5 billion'],
  ['Rp2 hingga Rp3 miliar', 'Rp2 billion to Rp3 billion'],
  ['US$92,38 per barel', 'US$92.38'],
  ['45 juta euro', '45 million euros'],
  ['1.234 warga', '1,234'],
  ['5,4 persen', '5.4 percent'],
  ['0,65%', '0.65%'],
  ['12,75 km', '12.75 km'],
  ['85 kilometer per jam', '85 kilometers per hour'],
  ['dua puluh lima penumpang', 'twenty-five'],
  ['Sepertiga anggaran', 'a third'],
  ['menit ke-89', '89th'],
  ['menang 2-1', '2-1'],
  ['Rabu, 10 April 2024', 'Wednesday, April 10, 2024'],
  ['5 hingga 9 Juni 2023', 'June 5 to 9, 2023'],
  ['dekade 1990-an', '1990s'],
  ['pukul 14.30', '2:30 p.m.'],
  ['pukul 23.55 WIT', '11:55 p.m. WIT'],
  ['pukul sembilan pagi', '9 a.m.'],
  ['jam setengah lima sore', '4:30 p.m.'],
])('%s is %s', (source, english) => {
  const [quantity] = findQuantities(source, 'id');
  expect(englishQuantity(source, quantity!)[0]).toBe(english);
  expect(saysQuantity(quantity!, `It was ${english} then.`)).toBe(true);
});

it.each([
  ['Rp1,5 miliar', 'Rp1,5 billion'],
  ['Rp1,5 miliar', 'Rp1.5 million'],
  ['Rp1,5 miliar', '$1.5 billion'],
  ['3/11/2023', '3/11/2023'],
  ['pukul 14.30', '4:30 p.m.'],
  ['pukul 14.30 WIB', '14.30 WIB'],
  ['Jumat', 'Thursday'],
  ['urutan kelima', 'five'],
])('%s is not %s', (source, english) => {
  const [quantity] = findQuantities(source, 'id');
  expect(saysQuantity(quantity!, `It was ${english} then.`)).toBe(false);
});
