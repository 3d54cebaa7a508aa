import {
  api,
  type MethodName,
  methodNames,
  type ParsedRequestOf,
  type ResponseOf,
} from '../src-preload/contract/api.ts';
import { err, ok, type Result } from '../src-preload/contract/result.ts';
import { toAppError } from './fault.ts';

/** One handler a method: a missing or an extra one does not compile. Handlers throw Faults; `dispatch` answers. */
export type Handlers = {
  readonly [M in MethodName]: (request: ParsedRequestOf<M>) => Promise<ResponseOf<M>>;
};

const isMethod = (name: string): name is MethodName => (methodNames as string[]).includes(name);

/**
 * SECURITY: the one door for calls of every host (17): name and payload are parsed, the handler runs, and the answer is parsed
 * again on its way out, so that nothing the contract does not name (a key, say) can leave.
 */
export async function dispatch(handlers: Handlers, name: string, payload: unknown): Promise<Result<unknown>> {
  if (!isMethod(name)) return err({ code: 'request_invalid', detail: 'no such method' });
  const request = api[name].request.safeParse(payload);
  if (!request.success) return err({ code: 'request_invalid', detail: request.error.message.slice(0, 400) });
  try {
    // Each handler takes what its own schema gives; TypeScript cannot follow that through the union.
    const handler = handlers[name] as (request: unknown) => Promise<unknown>;
    return ok(api[name].response.parse(await handler(request.data)));
  } catch (thrown) {
    return err(toAppError(thrown));
  }
}
