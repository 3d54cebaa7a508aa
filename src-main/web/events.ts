import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { App } from '../app.ts';

/** Milliseconds between signs of life, so that nothing on the way takes a quiet stream for a dead one. */
const KEEP_ALIVE = 15_000;
/** Events that may wait for one slow window. It is let go then, connects again and starts from `hello`. */
const MOST_WAITING = 2000;

/** `GET /events`: every event as JSON `{name, payload}`, as server-sent events, to any number of windows. */
export function events(
  app: Pick<App, 'subscribe'>,
  closing: AbortSignal,
): { readonly routes: Hono; readonly isHeard: () => boolean } {
  const routes = new Hono();
  let windows = 0;
  routes.get('/events', (c) =>
    streamSSE(c, async (stream) => {
      const gone = Promise.withResolvers<undefined>();
      const leave = (): void => gone.resolve(undefined);
      stream.onAbort(leave);
      closing.addEventListener('abort', leave);
      let waiting = 0;
      windows += 1;
      const unsubscribe = app.subscribe((event) => {
        waiting += 1;
        if (waiting > MOST_WAITING) leave();
        void stream.writeSSE({ data: JSON.stringify(event) }).finally(() => (waiting -= 1));
      });
      const comment = (text: string): void => void stream.write(`: ${text}\n\n`);
      // The first bytes let the window know that it is heard.
      comment('voicetray');
      const timer = setInterval(() => comment('still here'), KEEP_ALIVE);
      try {
        await gone.promise;
      } finally {
        clearInterval(timer);
        windows -= 1;
        unsubscribe();
        closing.removeEventListener('abort', leave);
        stream.abort();
      }
    }),
  );
  return { routes, isHeard: () => windows > 0 };
}
