import type { Protocol } from 'electron';
import { idSchema } from '../../src-preload/contract/ids.ts';
import type { App } from '../app.ts';
import { type ByteRange, cutRange, parseRange } from '../byte-range.ts';
import { toAppError } from '../fault.ts';
import type { Log } from '../ports.ts';
import { APP_HOST, APP_ORIGIN, APP_SCHEME } from './origin.ts';
import { contentSecurityPolicy } from './security.ts';
import { readStaticFile } from './static-file.ts';

/**
 * Before ready: the page's scheme is a real origin, secure, with fetch and streams. Allowed once.
 * SECURITY: the page comes from here and never from `file:` (18).
 */
export function registerAppScheme(protocol: Pick<Protocol, 'registerSchemesAsPrivileged'>): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: APP_SCHEME,
      // SECURITY: no cache of compiled code: what lies on the disk there is in no archive that is checked (19).
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true },
    },
  ]);
}

export interface AppProtocolOptions {
  /** Folder of the built page. */
  readonly assets: string;
  readonly core: Pick<App, 'audio' | 'upload'>;
  readonly log: Log;
}

/** After ready: answers `app://ui/…` with the page's files and the sound of pieces. */
export function serveAppScheme(protocol: Pick<Protocol, 'handle'>, options: AppProtocolOptions): void {
  protocol.handle(APP_SCHEME, async (request) => {
    // An error thrown here would reach the page without a word, as a network failure.
    try {
      return await answer(request, options);
    } catch (thrown) {
      const error = toAppError(thrown);
      options.log(`app scheme: ${error.code} ${error.detail ?? ''}`);
      return Response.json({ error }, { status: 500, headers: common });
    }
  });
}

const common = {
  // SECURITY: with each answer, also of sound and of what is missing (7).
  'Content-Security-Policy': contentSecurityPolicy,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
};
const plain = (status: number): Response =>
  new Response(null, { status, headers: { ...common, 'Content-Type': 'text/plain' } });

async function answer(request: Request, { assets, core, log }: AppProtocolOptions): Promise<Response> {
  const url = new URL(request.url);
  if (url.host !== APP_HOST) return plain(404);
  if (request.method === 'POST' && url.pathname === '/upload') {
    return keepUpload(request, url.searchParams.get('name') ?? '', core);
  }
  if (request.method !== 'GET') return plain(405);
  const sound = /^\/audio\/([^/]+)\/(\d{1,6})$/.exec(url.pathname);
  if (sound?.[1] && sound[2] && idSchema.safeParse(sound[1]).success)
    return answerAudio(request, sound[1], Number(sound[2]), core, log);
  const file = await readStaticFile(assets, url.pathname);
  if (!file) return plain(404);
  return new Response(file.bytes, { headers: { ...common, 'Content-Type': file.type } });
}

/** A file that the page hands over, as the body: its token. Pages of another origin have no say. */
async function keepUpload(request: Request, name: string, core: Pick<App, 'upload'>): Promise<Response> {
  const origin = request.headers.get('Origin');
  if (origin !== null && origin !== APP_ORIGIN) return plain(403);
  const headers = { ...common, 'Cache-Control': 'no-store' };
  try {
    return Response.json(await core.upload(name, request.body ?? nothing()), { headers });
  } catch (thrown) {
    const error = toAppError(thrown);
    return Response.json({ error }, { status: error.code === 'document_too_large' ? 413 : 400, headers });
  }
}

async function* nothing(): AsyncGenerator<Uint8Array> {
  // A request without a body hands over an empty file.
}

async function answerAudio(
  request: Request,
  narrationId: string,
  piece: number,
  core: Pick<App, 'audio'>,
  log: Log,
): Promise<Response> {
  // The scheme's stream privilege lets Chromium ask for parts, and take whatever comes for what it asked for.
  const range = parseRange(request.headers.get('Range'), request.headers.get('If-Range'));
  const leaving = new AbortController();
  const signal = AbortSignal.any([request.signal, leaving.signal]);
  try {
    const { mime, bytes } = await core.audio(narrationId, piece, signal);
    const headers = {
      ...common,
      'Content-Type': mime,
      'Cache-Control': 'no-store',
      'Accept-Ranges': 'bytes',
    };
    if (range) return await partOf(bytes, range, headers);
    return new Response(toStream(bytes, leaving), { headers });
  } catch (thrown) {
    const error = toAppError(thrown);
    if (error.code !== 'cancelled') log(`audio: ${error.code}`);
    return Response.json(
      { error },
      {
        status: error.code === 'narration_gone' ? 404 : 502,
        headers: { ...common, 'Cache-Control': 'no-store' },
      },
    );
  }
}

async function partOf(
  bytes: AsyncIterable<Uint8Array>,
  range: ByteRange,
  headers: Record<string, string>,
): Promise<Response> {
  const part = await cutRange(bytes, range);
  const status = part.bytes ? 206 : 416;
  return new Response(part.bytes, { status, headers: { ...headers, 'Content-Range': part.contentRange } });
}

/** Pulled by the page; when it leaves, the signal ends the reading at once, even one that waits for bytes. */
function toStream(bytes: AsyncIterable<Uint8Array>, leaving: AbortController): ReadableStream<Uint8Array> {
  const iterator = bytes[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const next = await iterator.next();
        if (next.done) controller.close();
        else controller.enqueue(next.value);
      },
      async cancel() {
        leaving.abort();
        await iterator.return?.();
      },
    },
    { highWaterMark: 0 },
  );
}
