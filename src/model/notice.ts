// Notices: what a person is to be told of, until they have seen it.

export type NoticeKind = 'mention' | 'answer' | 'changes-requested' | 'approved' | 'handed-over';

/** `text`: the comment or the editor's note, as it was. `actorName`: who did it; null: nobody known. */
export type Notice = {
  noticeId: string;
  userId: string;
  kind: NoticeKind;
  actorId: string | null;
  actorName: string | null;
  documentId: string;
  /** The document's title and its language. */
  title: string;
  sourceLang: string;
  segmentId: string | null;
  threadId: string | null;
  versionNumber: number | null;
  text: string;
  createdAt: number;
  readAt: number | null;
  mailedAt: number | null;
};
