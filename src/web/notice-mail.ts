// Notices by mail, for people who gave an address: those not read in the meantime, one mail a person.
import type { i18n } from 'i18next';
import type { Notice } from '../model/notice.ts';
import type { User } from '../model/user.ts';
import type { Deps } from '../workflow/deps.ts';
import { markMailed, noticesToMail } from '../workflow/notices.ts';
import { noticeAddress } from './inbox.ts';

/** Somebody who is at the page reads it there first. */
const PATIENCE_MS = 2 * 60_000;
const EVERY_MS = 60_000;

/** What takes a mail; rejects where it could not be handed on. */
type Send = (mail: { to: string; subject: string; text: string }) => Promise<void>;

function mailOf(notices: readonly Notice[], user: Pick<User, 'language'>, messages: i18n, address: string) {
  const t = messages.getFixedT(user.language ?? 'en');
  const said = (notice: Notice) =>
    t(`inbox.kind.${notice.kind}`, {
      name: notice.actorName ?? t('inbox.somebody'),
      number: notice.versionNumber,
    });
  const [first] = notices;
  const subject =
    notices.length === 1
      ? `${said(first!)}: ${first!.title}`
      : t('mail.several', { count: notices.length, title: first!.title });
  const lines = notices.map((notice) => {
    const quoted = notice.text === '' ? '' : `\n${notice.text.replace(/^/gm, '  > ')}`;
    const link = address === '' ? '' : `\n  ${address}${noticeAddress(notice)}`;
    return `${said(notice)}: ${notice.title}${quoted}${link}`;
  });
  return { subject, text: `${lines.join('\n\n')}\n\n-- \n${t('mail.foot')}\n` };
}

/** Sends what waits to be mailed; answers how many mails went. One that fails is tried again the next time. */
export async function mailNotices(
  deps: Deps,
  messages: i18n,
  send: Send,
  options: { address: string; patienceMs?: number },
): Promise<number> {
  const { address, patienceMs = PATIENCE_MS } = options;
  let sent = 0;
  for (const { email, language, notices } of await noticesToMail(deps, deps.now() - patienceMs)) {
    try {
      await send({ to: email, ...mailOf(notices, { language }, messages, address.replace(/\/$/, '')) });
    } catch (error) {
      deps.log.warn({ err: error }, 'a mail could not be sent; it is tried again');
      continue;
    }
    await markMailed(
      deps,
      notices.map(({ noticeId }) => noticeId),
    );
    sent += 1;
  }
  return sent;
}

/** Does so every minute until stopped; never holds the process open. */
export function startNoticeMail(
  deps: Deps,
  messages: i18n,
  send: Send,
  address: string,
): { stop(): Promise<void> } {
  let under: Promise<unknown> = Promise.resolve();
  let busy = false;
  const look = () => {
    if (busy) return;
    busy = true;
    under = mailNotices(deps, messages, send, { address })
      .catch((error) => deps.log.error({ err: error }, 'notices could not be mailed'))
      .finally(() => {
        busy = false;
      });
  };
  const timer = setInterval(look, EVERY_MS).unref();
  return {
    async stop() {
      clearInterval(timer);
      await under;
    },
  };
}
