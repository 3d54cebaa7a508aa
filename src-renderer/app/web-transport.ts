import { z } from 'zod';
import type { MethodName } from '../../src-preload/contract/api.ts';
import type { Transport } from '../../src-preload/bridge.ts';

/** Whether the program can be heard; the desktop window has none of this, as it lives in the same program. */
export interface Connection {
  /** Calls back when it comes, and at every try that fails; returns the way to stop it. */
  watch(listener: (up: boolean) => void): () => void;
}

const messageSchema = z.object({ name: z.string(), payload: z.unknown() });

/** One event as it travels: its name and its payload; null for what cannot be read. */
export function parseMessage(data: string): { name: string; payload: unknown } | null {
  try {
    const message = messageSchema.safeParse(JSON.parse(data));
    return message.success ? { name: message.data.name, payload: message.data.payload } : null;
  } catch {
    return null;
  }
}

/** An answer's body; a refused session that answers without JSON is told apart from a lost connection. */
export async function readAnswer(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch (unreadable) {
    if (response.status === 401 || response.status === 403)
      return { ok: false, error: { code: 'session_refused' } };
    throw unreadable;
  }
}

const FIRST_WAIT = 500;
const LONGEST_WAIT = 8000;

/** How long to wait before the given try (from 0) to connect again, milliseconds. */
export const waitBefore = (tries: number): number => Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** tries);

/** Carries the bridge over http of the page's own origin: calls by POST, events by a server-sent stream. */
export function createWebTransport(): Transport & Connection {
  const listeners = new Set<(name: string, payload: unknown) => void>();
  const watchers = new Set<(up: boolean) => void>();
  let source: EventSource | undefined;
  let tries = 0;

  const tell = (up: boolean): void => {
    for (const watcher of watchers) watcher(up);
  };

  function connect(): void {
    source = new EventSource('events');
    source.onopen = () => {
      tries = 0;
      tell(true);
    };
    source.onerror = () => {
      tell(false);
      // The browser's own reconnection gives up on some answers; this one does not.
      source?.close();
      source = undefined;
      setTimeout(connect, waitBefore(tries++));
    };
    source.onmessage = (event: MessageEvent<string>) => {
      const message = parseMessage(event.data);
      if (message) for (const listener of listeners) listener(message.name, message.payload);
    };
  }

  return {
    async invoke(method: MethodName, payload: unknown) {
      const response = await fetch(`api/${method}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(payload),
      });
      return readAnswer(response);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    watch(listener) {
      watchers.add(listener);
      if (watchers.size === 1) connect();
      return () => watchers.delete(listener);
    },
  };
}
