import { expect, test } from 'vitest';
import type { AnyEvent } from '../../src-preload/contract/events.ts';
import type { SystemPort } from '../ports.ts';
import type { Profiles } from '../settings/profiles.ts';
import type { AppPorts } from './context.ts';
import { systemHandlers } from './system-handlers.ts';

const told: AnyEvent[] = [];
const handlersOver = (system?: SystemPort) =>
  systemHandlers({
    ports: { ...(system && { system }) } as unknown as AppPorts,
    profiles: { list: () => Promise.resolve([]) } as unknown as Profiles,
    emit: (event) => told.push(event),
  });

test('a host without a say about the computer says so', async () => {
  const handlers = handlersOver();
  expect(await handlers.getSystem({})).toEqual({ system: null });
  const unsupported = { error: { code: 'unsupported_here' } };
  await expect(handlers.setAutostart({ on: true })).rejects.toMatchObject(unsupported);
  await expect(handlers.update({ step: 'check' })).rejects.toMatchObject(unsupported);
  await expect(handlers.getDiagnostics({})).rejects.toMatchObject(unsupported);
});

test('what the system says after a change is what is answered, not what was wanted', async () => {
  const asked: boolean[] = [];
  const handlers = handlersOver({
    status: () =>
      Promise.resolve({
        autostart: 'blocked',
        keyring: 'locked',
        update: { state: 'none' },
        lock: false,
        watch: false,
      }),
    setAutostart: (on) => Promise.resolve(void asked.push(on)),
    update: () => Promise.resolve({ state: 'found', version: '2.0.0' }),
    diagnostics: () => Promise.resolve('facts'),
  });
  expect(await handlers.setAutostart({ on: true })).toMatchObject({ system: { autostart: 'blocked' } });
  expect(asked).toEqual([true]);
  expect(await handlers.getSystem({})).toMatchObject({ system: { keyring: 'locked' } });
  expect(told).toEqual([{ name: 'profiles', payload: [] }]);
  expect(await handlers.update({ step: 'check' })).toEqual({ state: 'found', version: '2.0.0' });
  expect(await handlers.getDiagnostics({})).toEqual({ text: 'facts' });
});
