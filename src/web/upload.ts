// A form with a file in it: its fields and the file's bytes, in memory, never more than the installation allows.
import type { Request, RequestHandler } from 'express';
import multer, { MulterError, type StorageEngine } from 'multer';
import { badInput, signedOut, tooLarge } from '../errors.ts';

const MEBIBYTE = 1024 * 1024;

/** `bytes` null: the file is larger than allowed; the rest of the form came through all the same. */
export type Upload = { name: string; bytes: Uint8Array | null };

type Kept = { kept: Buffer | null };

/** Reads a large file to its end but keeps none of it: breaking off would lose the fields that come after it. */
function boundedMemory(most: number): StorageEngine {
  return {
    _handleFile(_req, file, done) {
      let chunks: Buffer[] = [];
      let size = 0;
      file.stream.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size <= most) chunks.push(chunk);
        else chunks = [];
      });
      file.stream.on('error', done);
      file.stream.on('end', () => {
        const found: Kept = { kept: size <= most ? Buffer.concat(chunks) : null };
        done(null, found as Partial<Express.Multer.File>);
      });
    },
    _removeFile(_req, _file, done) {
      done(null);
    },
  };
}

/** What a form of a stranger may hold: enough to keep an article that met an expired sign-in. */
const STRANGER = { fieldSize: 200_000, fileSize: 200_000, files: 1, fields: 2000 };

/**
 * Fills req.body from a multipart form; uploadOf then gives the file of the field `name`. A form that cannot be read ends
 * in badInput `input`, a field beyond what an upload may take as base64 in tooLarge `too-large`. A stranger's form ends in
 * signedOut, which keeps what was typed.
 */
export function withUpload(name: string, uploadMb: number): RequestHandler {
  const storage = boundedMemory(uploadMb * MEBIBYTE);
  const fieldSize = Math.ceil(uploadMb * 1.4 + 1) * MEBIBYTE;
  const form = (limits: object) => multer({ storage, defParamCharset: 'utf8', limits }).single(name);
  const [signedIn, stranger] = [form({ fieldSize, files: 1, fields: 50_000 }), form(STRANGER)];
  return (req, res, next) => {
    if (!res.locals.user) return stranger(req, res, () => next(signedOut()));
    signedIn(req, res, (error: unknown) => {
      if (!error) return next();
      const large = error instanceof MulterError && error.code === 'LIMIT_FIELD_VALUE';
      next(large ? tooLarge('too-large') : badInput('input', { field: '' }));
    });
  };
}

/** The file that came with the form, or null where none was chosen. */
export function uploadOf(req: Request): Upload | null {
  if (req.file === undefined || req.file.originalname === '') return null;
  const { kept } = req.file as unknown as Kept;
  // Some old browsers send the whole path.
  return { name: req.file.originalname.replace(/^.*[/\\]/, '').slice(0, 200), bytes: kept };
}
