// Alternatives by the model that ships: what they say of numbers must be what the source says.
import { expect, it } from 'vitest';
import { alternativeSentences } from '../../../src/engines/neural/complete.ts';
import { findQuantities } from '../../../src/text/numbers.ts';
import { saysQuantity } from '../../../src/text/quantity-match.ts';
import { bundledModel } from '../model.ts';

it.each([
  'Pemerintah menjatuhkan sanksi kepada perusahaan itu pada 4 Agustus pukul 14.30.',
  'Pejabat itu membahas kudeta dengan biaya Rp 1,5 miliar.',
  'Sebanyak 1.234 warga mengungsi ke 12 tempat.',
])('offers no alternative without the numbers of “%s”', async (source) => {
  const quantities = findQuantities(source, 'id');
  const found = await alternativeSentences(await bundledModel(), { id: 's', source, terms: [] }, 4, () => {});
  expect(found.length).toBeGreaterThan(1);
  expect(found.filter((text) => !quantities.every((quantity) => saysQuantity(quantity, text)))).toEqual([]);
});
