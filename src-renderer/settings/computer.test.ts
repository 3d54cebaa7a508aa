import { afterEach, expect, test, vi } from 'vitest';
import type { SystemStatus } from '../../src-preload/contract/system.ts';
import { Program } from '../app/program.fixture.ts';
import { Computer } from './computer.svelte.ts';

const status: SystemStatus = {
  autostart: 'off',
  keyring: 'keyring',
  update: { state: 'idle' },
  lock: true,
  watch: true,
};
afterEach(() => void vi.unstubAllGlobals());

async function open() {
  const program = new Program();
  program.answer('getSystem', () => ({ value: { system: status } }));
  const computer = new Computer(program.bridge);
  await computer.look();
  return { program, computer };
}

test('a host without a say shows nothing', async () => {
  const { program, computer } = await open();
  program.answer('getSystem', () => ({ value: { system: null } }));
  await computer.look();
  expect([computer.status, computer.error]).toEqual([null, null]);
});

test('the switch shows what the system says, and goes back when it refuses', async () => {
  const { program, computer } = await open();
  program.answer('setAutostart', () => ({ value: { system: { ...status, autostart: 'blocked' } } }));
  await computer.setAutostart(true);
  expect(computer.status?.autostart).toBe('blocked');
  program.answer('setAutostart', () => ({ error: { code: 'autostart_failed' } }));
  await computer.setAutostart(false);
  expect([computer.status?.autostart, computer.error?.code]).toEqual(['blocked', 'autostart_failed']);
});

test('it hears of updates while it looks', async () => {
  const { program, computer } = await open();
  const stop = computer.follow();
  program.emit('update', { state: 'found', version: '2.0.0' });
  expect(computer.status?.update).toEqual({ state: 'found', version: '2.0.0' });
  stop();
  program.emit('update', { state: 'current' });
  expect(computer.status?.update).toMatchObject({ state: 'found' });
  program.answer('update', () => ({ error: { code: 'update_failed' } }));
  await computer.update('check');
  expect(computer.error?.code).toBe('update_failed');
});

test('facts are copied, or given to be copied by hand', async () => {
  const { program, computer } = await open();
  program.answer('getDiagnostics', () => ({ value: { text: 'facts' } }));
  const copied: string[] = [];
  const writeText = (text: string): Promise<void> => Promise.resolve(void copied.push(text));
  vi.stubGlobal('navigator', { clipboard: { writeText } });
  await computer.copyFacts();
  expect([computer.facts, copied]).toEqual(['copied', ['facts']]);
  vi.stubGlobal('navigator', { clipboard: { writeText: () => Promise.reject(new Error('no')) } });
  await computer.copyFacts();
  expect(computer.facts).toEqual({ byHand: 'facts' });
});
