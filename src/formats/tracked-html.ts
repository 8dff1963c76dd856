// Tracked changes as a Web page of its own: ins and del with who and when, each hand in its own colour and line.
import type { ParagraphKind } from '../model/paragraph.ts';
import { escapeText } from './xml-write.ts';

/** Who made a change, and when (milliseconds UTC); `hand` says how it is marked. */
export type TrackedMark = {
  name: string;
  hand: 'machine' | 'translator' | 'editor';
  at: number;
  moved: boolean;
};
export type TrackedRun = { text: string; inserted: TrackedMark | null; deleted: TrackedMark | null };
export type TrackedText = {
  title: string;
  lang: string;
  paragraphs: readonly { kind: ParagraphKind; runs: readonly TrackedRun[] }[];
};

const STYLE = `body { max-width: 42em; margin: 2em auto; padding: 0 1em; font: 18px/30px Georgia, serif; color: #1c1a17; background: #fff }
p { white-space: pre-wrap }
ins { color: #1b6b3a; text-decoration: underline } del { color: #a32118; text-decoration: line-through }
.editor { color: #7a3db8; text-decoration-style: double } .machine { color: #5c564d; text-decoration-style: dotted }
.moved { font-style: italic }
@media (prefers-color-scheme: dark) { body { color: #e8e4dc; background: #191817 } ins { color: #7fd19b } del { color: #f0958c }
.editor { color: #c9a3f0 } .machine { color: #b0a99d } }`;

const attribute = (text: string) => escapeText(text).replaceAll('"', '&quot;');

function marked(tag: 'ins' | 'del', inner: string, mark: TrackedMark | null): string {
  if (mark === null) return inner;
  const time = new Date(mark.at).toISOString();
  const said = attribute(mark.name === '' ? time : `${mark.name}, ${time}`);
  return `<${tag} class="${mark.hand}${mark.moved ? ' moved' : ''}" datetime="${time}" title="${said}">${inner}</${tag}>`;
}

/** A complete page in UTF-8. */
export function writeTrackedHtml({ title, lang, paragraphs }: TrackedText): string {
  const body = paragraphs.map(({ kind, runs }) => {
    const tag = kind === 'headline' ? 'h1' : kind === 'heading' ? 'h2' : 'p';
    const inner = runs.map(({ text, inserted, deleted }) =>
      marked('ins', marked('del', escapeText(text), deleted), inserted),
    );
    return `<${tag}>${inner.join('')}</${tag}>`;
  });
  return [
    `<!DOCTYPE html>\n<html lang="${attribute(lang)}">\n<head>\n<meta charset="utf-8">`,
    `<title>${escapeText(title)}</title>\n<style>${STYLE}</style>\n</head>\n<body>`,
    ...body,
    '</body>\n</html>\n',
  ].join('\n');
}
