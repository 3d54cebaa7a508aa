import { Hono } from 'hono';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { extname } from 'node:path';
import { Readable } from 'node:stream';
import { errorWords } from '../../src-preload/contract/errors.ts';
import type { App } from '../app.ts';

const types: Readonly<Record<string, string>> = {
  '.mp3': 'audio/mpeg',
  '.wav': 'audio/wav',
  '.m4a': 'audio/mp4',
  '.m4b': 'audio/mp4',
  '.opus': 'audio/ogg',
  '.flac': 'audio/flac',
  '.json': 'application/json',
};

/** `GET /saved/<token>`: a finished file, to be kept under its name. */
export function saved(app: Pick<App, 'download'>): Hono {
  const routes = new Hono();
  routes.get('/saved/:token', async (c) => {
    const download = app.download(c.req.param('token'));
    const found = download && (await stat(download.path).catch(() => null));
    if (!download || !found?.isFile()) return c.text(`${errorWords({ code: 'narration_gone' })}\n`, 404);
    const body = Readable.toWeb(createReadStream(download.path)) as ReadableStream<Uint8Array>;
    return c.body(body, 200, {
      'Content-Type': types[extname(download.name)] ?? 'application/octet-stream',
      'Content-Length': String(found.size),
      'Content-Disposition': attachment(download.name),
    });
  });
  return routes;
}

/** The name in any letters (RFC 6266 with RFC 8187), and in plain ones for readers that know no better. */
export function attachment(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const wide = encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${wide}`;
}
