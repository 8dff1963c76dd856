// Indonesian words that English news about Indonesia uses as they are.
export const BORROWED: ReadonlySet<string> = new Set(
  `batik rendang sate satay gamelan angklung wayang kulit dangdut keroncong pencak silat becak bajaj ojek angkot   ulama haji hajj umrah salat musala halal haram zakat fatwa jihad hijab jilbab mudik   rupiah sambal tempeh tofu nasi goreng bakso soto gado-gado martabak jamu kretek durian rambutan salak rattan ikat songket kebaya
  sarong peci kris orangutan orangutans komodo banteng anoa babirusa subak reformasi pancasila dwifungsi `
    .trim()
    .split(/\s+/),
);
