import { z } from 'zod';
import { api, type MethodName, methodNames, type RequestOf, type ResponseOf } from './contract/api.ts';
import { appErrorSchema } from './contract/errors.ts';
import { type EventName, type EventOf, events } from './contract/events.ts';
import { err, ok, type Result } from './contract/result.ts';

/** How a host carries calls and events. `invoke` may reject: the bridge turns that into `connection_lost`. */
export interface Transport {
  invoke(method: MethodName, payload: unknown): Promise<unknown>;
  /** Calls back for every event; returns the way to stop it. */
  subscribe(listener: (name: string, payload: unknown) => void): () => void;
}

/** What a page sees of the program: one function a method, and `on` for events. */
export type Bridge = {
  readonly [M in MethodName]: (request: RequestOf<M>) => Promise<Result<ResponseOf<M>>>;
} & {
  /** Returns the way to unsubscribe. */
  on<E extends EventName>(event: E, listener: (payload: EventOf<E>) => void): () => void;
};

const envelopeSchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), error: appErrorSchema }),
]);

/**
 * Builds the typed API over any transport. Answers and events are parsed here, on arrival.
 * SECURITY: it is all that a page gets: frozen functions of data (20).
 */
export function createBridge(transport: Transport): Bridge {
  async function call<M extends MethodName>(name: M, request: RequestOf<M>): Promise<Result<ResponseOf<M>>> {
    const sent = api[name].request.safeParse(request);
    if (!sent.success) return err({ code: 'request_invalid', detail: shorten(sent.error.message) });
    let answer: unknown;
    try {
      answer = await transport.invoke(name, sent.data);
    } catch {
      return err({ code: 'connection_lost' });
    }
    const envelope = envelopeSchema.safeParse(answer);
    if (!envelope.success) return err({ code: 'internal', detail: `unreadable answer to ${name}` });
    if (!envelope.data.ok) return err(envelope.data.error);
    const value = api[name].response.safeParse(envelope.data.value);
    if (!value.success) return err({ code: 'internal', detail: shorten(value.error.message) });
    return ok(value.data as ResponseOf<M>);
  }

  const calls = Object.fromEntries(
    methodNames.map((name) => [name, (request: RequestOf<typeof name>) => call(name, request)]),
  ) as unknown as Omit<Bridge, 'on'>;

  return Object.freeze({
    ...calls,
    on<E extends EventName>(event: E, listener: (payload: EventOf<E>) => void) {
      return transport.subscribe((name, payload) => {
        if (name !== event) return;
        const parsed = events[event].safeParse(payload);
        if (parsed.success) listener(parsed.data as EventOf<E>);
      });
    },
  });
}

const shorten = (text: string): string => text.slice(0, 400);
