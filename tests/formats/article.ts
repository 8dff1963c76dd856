// An English article with every kind of paragraph, for the golden files.
import type { ExportDocument, FormatParagraph } from '../../src/formats/format.ts';
import { includedByDefault, type ParagraphKind } from '../../src/model/paragraph.ts';

const row = (kind: ParagraphKind, target: string, more: Partial<FormatParagraph> = {}): FormatParagraph => ({
  kind,
  included: includedByDefault(kind),
  dateline: null,
  source: `Sumber: ${kind}`,
  target,
  state: 'final',
  ...more,
});

export const article: ExportDocument = {
  details: {
    title: 'Perwira "diam-diam" minta bantuan',
    outlet: 'Harian <C>',
    byline: 'Ratri W.',
    address: 'https://example.org/?a=1&b=2',
    date: '2018-09-09',
    rights: 'All rights reserved & kept',
  },
  sourceLang: 'id',
  targetLang: 'en',
  label: { version: 2, draft: false },
  paragraphs: [
    row('headline', 'Officers <secretly> sought help & failed', { source: null }),
    row('deck', 'What *they* wanted, and why [it] failed', { source: null }),
    row('caption', 'Nicolas Maduro greets supporters (photo: UPI)'),
    row('paragraph', 'Jakarta - Officers met US officials.\nTwice.', {
      source: 'Jakarta - Perwira menemui pejabat AS.\nDua kali.',
      dateline: { start: 0, end: 10 },
      notes: ['Keep "Jakarta": it is the desk.'],
      machineDraft: 'Jakarta - Officer meet US official. Two time.',
    }),
    row('paragraph', 'Not in \uE000the\uE001 export: left out', { included: false }),
    row('paragraph', '', { state: 'initial' }),
    row('heading', 'Pressure from Washington #'),
    row('paragraph', '1. 2018 was # bad: "5 < 6" & snake_case _stays_ `code` https://a.b/c_d'),
    row('list-item', '- First demand'),
    row('list-item', '• Second demand'),
    row('list-item', '1. Step one'),
    row('list-item', '2. Step two'),
    row('paragraph', '', {
      source: null,
      segments: [
        { source: 'Satu.', target: 'One.', after: { source: '  ' } },
        { source: 'Dua.', target: 'T\uE000w\uE001o.', codes: [] },
        { source: 'Tiga.', target: 'Three.' },
        { source: 'Empat.' },
      ],
    }),
    row('related', 'Read also: Millions flee', { included: true }),
    row('related', 'Read also: not this'),
    row('keywords', 'KEYWORDS: Maduro, coup', { included: true }),
  ],
};
