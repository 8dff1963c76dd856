// Scores that sacreBLEU 2.5 gives, which our own BLEU and chrF2 must give too before they are believed.
import { bleu, chrf } from './metrics.ts';

type Known = { hypotheses: string[]; references: string[]; bleu: number; chrf: number };

const KNOWN: Known[] = [
  {
    hypotheses: ['The president rejected the new sanctions.'],
    references: ['The president rejected the new sanctions.'],
    bleu: 100,
    chrf: 100,
  },
  {
    hypotheses: ['The president has rejected new sanctions.'],
    references: ['The president rejected the new sanctions.'],
    bleu: 32.17294,
    chrf: 76.47407,
  },
  {
    hypotheses: [
      'Rice rose to Rp1,500 per kilogram, 5.75% more.',
      '"We\'re not involved," the spokesman said.',
      'It rained in mid-August.',
    ],
    references: [
      'The price of rice rose to Rp 1,500 a kilogram, 5.75 percent more.',
      '“We are not involved,” said the spokesman.',
      'It rained in the middle of August.',
    ],
    bleu: 14.20467,
    chrf: 60.00579,
  },
  {
    hypotheses: ['completely different words here'],
    references: ['no token is shared at all'],
    bleu: 0,
    chrf: 13.22974,
  },
  {
    hypotheses: ['short one'],
    references: ['a much longer reference than the short one given'],
    bleu: 0,
    chrf: 17.4782,
  },
  {
    hypotheses: ['café déjà vu naïve – 10-year 3-0 win'],
    references: ['café déjà-vu naive – ten-year 3-0 victory'],
    bleu: 14.32315,
    chrf: 43.74315,
  },
];

/** Throws where BLEU or chrF2 of a known pair is off by more than 0.001. */
export function checkMetrics(): void {
  for (const known of KNOWN) {
    const got = [bleu(known.hypotheses, known.references), chrf(known.hypotheses, known.references)];
    [known.bleu, known.chrf].forEach((wanted, n) => {
      if (Math.abs(got[n]! - wanted) > 0.001)
        throw new Error(`${n === 0 ? 'BLEU' : 'chrF2'} of ${known.hypotheses[0]}: ${got[n]}, not ${wanted}`);
    });
  }
}
