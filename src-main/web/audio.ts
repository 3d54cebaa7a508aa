import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { idSchema } from '../../src-preload/contract/ids.ts';
import type { App } from '../app.ts';
import { cutRange, parseRange } from '../byte-range.ts';
import { toAppError } from '../fault.ts';
import type { Log } from '../ports.ts';

/**
 * `GET /audio/<narration>/<piece>`: the sound of a piece while it is being made, at the pace it is read. What
 * cannot be made is 502 with the error as JSON (404: no such narration); what is cut on the way ends the connection.
 */
export function audio(app: Pick<App, 'audio'>, log: Log): Hono<{ Bindings: HttpBindings }> {
  const routes = new Hono<{ Bindings: HttpBindings }>();
  routes.get('/audio/:narration/:piece{[0-9]{1,7}}', async (c) => {
    const narration = idSchema.safeParse(c.req.param('narration'));
    if (!narration.success) return c.json({ error: { code: 'narration_gone' } }, 404);
    const leaving = new AbortController();
    const { outgoing } = c.env;
    outgoing.once('close', () => leaving.abort());
    try {
      const sound = await app.audio(narration.data, Number(c.req.param('piece')), leaving.signal);
      const cut = (reason: unknown): void => {
        if (leaving.signal.aborted) return;
        log(`sound cut: ${toAppError(reason).code}`);
        outgoing.destroy();
      };
      const headers = { 'Content-Type': sound.mime, 'Accept-Ranges': 'bytes' };
      const range = parseRange(c.req.header('Range'), c.req.header('If-Range'));
      if (!range) return c.body(toStream(sound.bytes, cut), 200, headers);
      const part = await cutRange(sound.bytes, range);
      const placed = { ...headers, 'Content-Range': part.contentRange };
      return part.bytes ? c.body(part.bytes, 206, placed) : c.body(null, 416, placed);
    } catch (thrown) {
      const error = toAppError(thrown);
      return c.json({ error }, error.code === 'narration_gone' ? 404 : 502);
    }
  });
  return routes;
}

/** Read at the reader's pace. A failure is told to `cut`: an HTTP body can only be broken off. */
function toStream(
  bytes: AsyncIterable<Uint8Array>,
  cut: (reason: unknown) => void,
): ReadableStream<Uint8Array> {
  const source = bytes[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const step = await source.next();
          if (step.done) controller.close();
          else controller.enqueue(step.value);
        } catch (reason) {
          cut(reason);
          controller.close();
        }
      },
      async cancel() {
        await source.return?.();
      },
    },
    { highWaterMark: 0 },
  );
}
