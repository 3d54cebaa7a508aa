import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { methodNames } from '../src-preload/contract/api.ts';
import { appErrorSchema } from '../src-preload/contract/errors.ts';
import { defaultPreferences } from '../src-preload/contract/settings.ts';
import { dispatch, type Handlers } from './dispatch.ts';
import { Fault } from './fault.ts';

const refuse = async (): Promise<never> => {
  throw new Fault('key_refused', undefined, 'HTTP 401');
};
/** Every call is refused, but for those given. */
const handlers = (given: Partial<Handlers> = {}): Handlers =>
  ({ ...Object.fromEntries(methodNames.map((name) => [name, refuse])), ...given }) as Handlers;

describe('dispatch', () => {
  it('parses the request before the handler sees it', async () => {
    const seen: unknown[] = [];
    const given = handlers({
      stopNarration: async (request) => {
        seen.push(request);
        return {};
      },
    });
    expect(await dispatch(given, 'stopNarration', { narrationId: 'a1', evil: true })).toEqual({
      ok: true,
      value: {},
    });
    expect(await dispatch(given, 'stopNarration', { narrationId: '../..' })).toMatchObject({
      error: { code: 'request_invalid' },
    });
    expect(seen).toEqual([{ narrationId: 'a1' }]);
  });

  it('lets nothing out that the contract does not name', async () => {
    const leaky = { ...defaultPreferences, key: 'app-secret' };
    const answer = await dispatch(
      handlers({ updatePreferences: async () => leaky }),
      'updatePreferences',
      {},
    );
    expect(JSON.stringify(answer)).not.toContain('app-secret');
  });

  it('turns what a handler throws into a typed error', async () => {
    expect(await dispatch(handlers(), 'hello', {})).toEqual({
      ok: false,
      error: { code: 'key_refused', detail: 'HTTP 401' },
    });
    const broken = handlers({
      hello: async () => {
        throw new TypeError('x is undefined');
      },
    });
    expect(await dispatch(broken, 'hello', {})).toMatchObject({ error: { code: 'internal' } });
  });

  it('knows no method but those of the contract', async () => {
    for (const name of ['', 'constructor', '__proto__', 'toString', 'hello2']) {
      expect(await dispatch(handlers(), name, {})).toMatchObject({ error: { code: 'request_invalid' } });
    }
  });

  it('answers any payload with a value or a typed error', async () => {
    const echo = handlers({ hello: async () => ({}) as never });
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.constantFrom<string>(...methodNames), fc.string()),
        fc.anything({ withBigInt: true, withMap: true, withDate: true }),
        async (name, payload) => {
          const answer = await dispatch(echo, name, payload);
          if (!answer.ok) appErrorSchema.parse(answer.error);
        },
      ),
    );
  });
});
