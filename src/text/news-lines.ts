// Lines that Indonesian news pages mark themselves: captions, links to other stories, keywords, list items.
import type { ParagraphKind } from '../model/paragraph.ts';

/** "(foto: UPI)", "(Foto: Antara/Hafidz)", "[Dok. Polri]", "(ANTARA FOTO/Rivan)" at the end of a line. */
const PHOTO_CREDIT =
  /[([](?:[\p{L} .]{0,20}\b)?(?:foto|photo|ilustrasi|dok|dokumentasi|arsip|gambar)\b[^()[\]]{0,80}[)\]]\s*\.?$/iu;
/** "(REUTERS/Carlos Garcia)": an agency with a name. The house's own initials "(fjp/haf)" close an article instead. */
const AGENCY_CREDIT =
  /[([](?:antara|reuters|afp|ap|ap photo|epa|efe|xinhua|getty images|shutterstock|anadolu|kompas|tempo)\s*\/[^()[\]]{2,60}[)\]]\s*\.?$/i;
/** "Foto: Maduro berpidato", "Keterangan foto: …". */
const CAPTION_LABEL = /^(?:ket(?:erangan|\.)? ?foto|foto|photo|ilustrasi|caption|gambar)\s*[:：]/i;
const RELATED =
  /^[([*>•\s]*(?:baca (?:juga|pula|selengkapnya)|simak (?:juga|pula)|lihat (?:juga|pula)|tonton (?:juga|pula)|saksikan (?:juga|pula)|berita terkait|artikel terkait|read also|see also)\b|^[([*>•\s]*(?:baca|simak|tonton|saksikan|(?:simak|saksikan|tonton|lihat) video[^:.]{0,40})\s*:|^\[gambas:/i;
const KEYWORDS =
  /^(?:keywords?|kata kunci|tags?|tagar|topik(?: terkait)?)\s*[:：]|^(?:#[\p{L}\p{N}_]+[\s,]*){2,}$/iu;
const LIST_ITEM = /^(?:[-*•▪●◦‣·–]|\(?\d{1,2}[.)])\s+(?=\S)/;

const LONGEST_CAPTION = 400;
/** An agency's credit means a caption only near the top, where pages put the photo. */
const TOP = 3;

/** Kind of a line by its own marks; `index` is its place in the article. `paragraph` where it bears none. */
export function lineKind(line: string, index: number): ParagraphKind {
  if (KEYWORDS.test(line)) return 'keywords';
  if (RELATED.test(line)) return 'related';
  if (line.length <= LONGEST_CAPTION) {
    if (CAPTION_LABEL.test(line) || PHOTO_CREDIT.test(line)) return 'caption';
    if (index < TOP && line.length <= LONGEST_CAPTION / 2 && AGENCY_CREDIT.test(line)) return 'caption';
  }
  return LIST_ITEM.test(line) ? 'list-item' : 'paragraph';
}

/** The bullet or number that a list item begins with ("• ", "2. "), or ''. */
export function listMarker(line: string): string {
  return LIST_ITEM.exec(line)?.[0] ?? '';
}
