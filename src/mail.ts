// Sending mail over SMTP.
import { createTransport } from 'nodemailer';

export type Mail = { to: string; subject: string; text: string };
export type Mailer = {
  /** Resolves when the server has taken the mail; rejects with what it said. */
  send(mail: Mail): Promise<void>;
  close(): void;
};

/** Longest that one step of the conversation with the server may take. */
const TIMEOUT_MS = 20_000;

/** `url`: smtp:// or smtps://, with credentials where the server wants them. `from`: the sender of every mail. */
export function createMailer(url: string, from: string): Mailer {
  const transport = createTransport(url, { from });
  Object.assign(transport.options, {
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
  });
  return {
    async send(mail) {
      await transport.sendMail(mail);
    },
    close: () => transport.close(),
  };
}
