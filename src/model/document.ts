// Documents: an article with what a newsroom records about it.

/** What the page of origin says about an article. Empty strings where unknown; `date` is ISO 8601 (YYYY-MM-DD) or ''. */
export type DocumentDetails = {
  title: string;
  outlet: string;
  byline: string;
  address: string;
  date: string;
  rights: string;
};

export type DocumentRecord = DocumentDetails & {
  documentId: string;
  projectId: string;
  sourceLang: string;
  targetLang: string;
  /** Format id of the imported file. */
  format: string;
  /** Day by which it is wanted, YYYY-MM-DD; '' for none. */
  due: string;
  createdBy: string | null;
  createdAt: number;
};
