import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBridge, type Transport } from './bridge.ts';
import { type MethodName, methodNames } from './contract/api.ts';
import { events } from './contract/events.ts';
import { defaultPreferences } from './contract/settings.ts';

function bridgeOver(answer: (method: MethodName, payload: unknown) => unknown) {
  let tell: (name: string, payload: unknown) => void = () => undefined;
  const transport: Transport = {
    invoke: async (method, payload) => answer(method, payload),
    subscribe(listener) {
      tell = listener;
      return () => (tell = () => undefined);
    },
  };
  return { bridge: createBridge(transport), tell: (name: string, payload: unknown) => tell(name, payload) };
}

const anything = fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true });

describe('createBridge', () => {
  it('has one frozen function a method', () => {
    const { bridge } = bridgeOver(() => null);
    expect(Object.keys(bridge).sort()).toEqual([...methodNames, 'on'].sort());
    expect(Object.isFrozen(bridge)).toBe(true);
  });

  it('gives the parsed value and drops what the contract does not name', async () => {
    const { bridge } = bridgeOver(() => ({ ok: true, value: { ...defaultPreferences, key: 'app-secret' } }));
    expect(await bridge.updatePreferences({})).toEqual({ ok: true, value: defaultPreferences });
  });

  it('passes typed errors on', async () => {
    const error = { code: 'key_refused' as const };
    const { bridge } = bridgeOver(() => ({ ok: false, error }));
    expect(await bridge.speakClipboard({})).toEqual({ ok: false, error });
  });

  it('tells a lost connection from everything else', async () => {
    const { bridge } = bridgeOver(() => {
      throw new Error('socket');
    });
    expect(await bridge.hello({})).toEqual({ ok: false, error: { code: 'connection_lost' } });
  });

  it('does not send what the contract does not allow', async () => {
    let sent = false;
    const { bridge } = bridgeOver(() => (sent = true));
    const answer = await bridge.updatePreferences({ askAbove: -1 });
    expect(answer).toMatchObject({ ok: false, error: { code: 'request_invalid' } });
    expect(sent).toBe(false);
  });

  it('never rejects, whatever comes back', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...methodNames), anything, async (name, answer) => {
        const { bridge } = bridgeOver(() => answer);
        const call = bridge[name] as (request: unknown) => Promise<{ ok: boolean }>;
        expect(typeof (await call({ narrationId: 'a' })).ok).toBe('boolean');
      }),
    );
  });

  it('lets only events through that the contract knows and can parse', () => {
    const { bridge, tell } = bridgeOver(() => null);
    const heard: unknown[] = [];
    const stop = bridge.on('command', (payload) => heard.push(payload));
    tell('command', { command: 'pause', extra: 1 });
    tell('command', { command: 'explode' });
    tell('desk', { command: 'pause' });
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(events)), anything, (name, payload) => tell(name, payload)),
    );
    stop();
    tell('command', { command: 'resume' });
    expect(heard).toEqual([{ command: 'pause' }]);
  });
});
