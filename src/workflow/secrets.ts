// Passwords and tokens: argon2id hashes, random tokens of which only a SHA-256 is kept.
import { createHash, randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { badInput } from '../errors.ts';

/** OWASP's argon2id minimum: 19 MiB, two passes, one lane. */
const ARGON = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** NIST SP 800-63B asks for 8 or more and no rules about characters. */
const PASSWORD_LENGTH = { min: 10, max: 200 } as const;

/** Throws badInput `password.short` or `password.long`. */
export function requirePassword(password: string): void {
  const length = [...password].length;
  if (length < PASSWORD_LENGTH.min) throw badInput('password.short', { min: PASSWORD_LENGTH.min });
  if (length > PASSWORD_LENGTH.max) throw badInput('password.long', { max: PASSWORD_LENGTH.max });
}

export async function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), ARGON);
}

let nobody: Promise<string> | null = null;

/** Whether the password is right; null (no such person, no password yet) takes as long as a wrong one. */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  nobody ??= hashPassword(randomBytes(16).toString('hex'));
  const right = await verify(passwordHash ?? (await nobody), password.normalize('NFKC'));
  return right && passwordHash !== null;
}

/** A new secret for a link or cookie: 256 random bits, base64url. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What the database keeps of a token. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
