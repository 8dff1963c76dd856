// Tracked changes as a Word file: w:ins and w:del (ECMA-376 part 1, section 17.13.5) with author and date.
import {
  DeletedTextRun,
  Document,
  InsertedTextRun,
  Packer,
  Paragraph,
  type ParagraphChild,
  TextRun,
  XmlAttributeComponent,
  XmlComponent,
} from 'docx';
import { DOCX_STYLES, type DocxStyle } from './docx-styles.ts';
import type { TrackedMark, TrackedRun, TrackedText } from './tracked-html.ts';

type Change = { id: number; author: string; date: string };

class ChangeAttributes extends XmlAttributeComponent<Change> {
  protected override readonly xmlKeys = { id: 'w:id', author: 'w:author', date: 'w:date' };
}

/** What one person put in and another took out: a deletion inside an insertion, which the library has no class for. */
class DeletedInsertion extends XmlComponent {
  constructor(inserted: Change, deleted: Change & { text: string }) {
    super('w:ins');
    this.root.push(new ChangeAttributes(inserted), new DeletedTextRun(deleted));
  }
}

const STYLES: Partial<Record<TrackedText['paragraphs'][number]['kind'], DocxStyle>> = {
  headline: 'Heading1',
  deck: 'Subtitle',
  caption: 'Caption',
  heading: 'Heading2',
  related: 'Related',
  keywords: 'Keywords',
};

function children(runs: readonly TrackedRun[], nextId: () => number): ParagraphChild[] {
  const change = ({ name, hand, at }: TrackedMark): Change => ({
    id: nextId(),
    author: name === '' ? hand : name,
    date: new Date(at).toISOString().replace(/\.\d+Z$/, 'Z'),
  });
  return runs.flatMap(({ text, inserted, deleted }) =>
    text.split('\n').map((line, index): ParagraphChild => {
      const run = { text: line, ...(index === 0 ? {} : { break: 1 }) };
      if (inserted === null && deleted === null) return new TextRun(run);
      if (inserted === null) return new DeletedTextRun({ ...run, ...change(deleted!) });
      if (deleted === null) return new InsertedTextRun({ ...run, ...change(inserted) });
      return new DeletedInsertion(change(inserted), {
        ...run,
        ...change(deleted),
      }) as unknown as ParagraphChild;
    }),
  );
}

/** A complete file. Word and LibreOffice offer each change to be accepted or rejected. */
export async function writeTrackedDocx({ title, paragraphs }: TrackedText): Promise<Uint8Array> {
  let last = 0;
  const nextId = () => {
    last += 1;
    return last;
  };
  const document = new Document({
    title,
    styles: DOCX_STYLES,
    features: { trackRevisions: true },
    sections: [
      {
        children: paragraphs.map(
          ({ kind, runs }) =>
            new Paragraph({ style: STYLES[kind] ?? 'BodyText', children: children(runs, nextId) }),
        ),
      },
    ],
  });
  return Packer.toBuffer(document);
}
