// /api/v1/documents: the list, a new document from a text or file, and the English as a file, for scripts with a key.
import { Router } from 'express';
import type { Deps } from '../../workflow/deps.ts';
import { listDocuments } from '../../workflow/document-list.ts';
import { exportDocument } from '../../workflow/export-document.ts';
import { importDocument } from '../../workflow/import-document.ts';
import { readForImport } from '../../workflow/read-import.ts';
import { actorOf, param, parsed } from '../request.ts';
import { exportQuery, importBody } from './schemas/document.ts';

export function documentsApi(deps: Deps): Router {
  const router = Router();

  router.get('/documents', async (_req, res) => {
    res.json({ documents: await listDocuments(deps, actorOf(res)) });
  });

  router.post('/documents', async (req, res) => {
    const actor = actorOf(res);
    const { text, name, operationId, projectId: named, ...details } = parsed(importBody, req.body);
    const projectId: string | undefined = named ?? res.locals.keyProjectId;
    const bytes = new TextEncoder().encode(text);
    const { content, format } = await readForImport(bytes);
    const made = await importDocument(deps, actor, {
      ...(projectId === undefined ? {} : { projectId }),
      details: { ...content.details, ...details },
      sourceLang: content.sourceLang,
      targetLang: content.targetLang,
      paragraphs: content.paragraphs,
      original: { name, bytes, format },
      operationId: operationId ?? deps.newId(),
    });
    res.status(201).json(made);
  });

  router.get('/documents/:documentId/export', async (req, res) => {
    const { version, format } = parsed(exportQuery, req.query);
    const file = await exportDocument(deps, actorOf(res), {
      documentId: param(req, 'documentId'),
      version,
      format,
    });
    res.attachment(file.fileName).type(file.mime).send(Buffer.from(file.bytes));
  });
  return router;
}
