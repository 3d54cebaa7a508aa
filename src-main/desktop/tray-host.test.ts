import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { hasTrayHost, TrayHost } from './tray-host.ts';
import { ownName } from './tray-watcher.fixture.ts';

let bus: ChildProcess;
let watcher: Awaited<ReturnType<typeof ownName>> | null;

/** A session bus of our own, so that no panel of this computer is on it. */
beforeEach(async () => {
  watcher = null;
  bus = spawn('dbus-daemon', ['--session', '--nofork', '--print-address'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [address] = (await once(bus.stdout!, 'data')) as [Buffer];
  vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', address.toString().trim());
});
afterEach(async () => {
  await watcher?.close();
  bus.kill();
  await once(bus, 'exit');
  vi.unstubAllEnvs();
});

async function startWatcher(): Promise<void> {
  watcher = await ownName(process.env.DBUS_SESSION_BUS_ADDRESS!, 'org.kde.StatusNotifierWatcher');
  await expect.poll(() => hasTrayHost('linux')).toBe(true);
}

test('a panel that comes up after us is noticed at the next need, once', async () => {
  const onAppear = vi.fn();
  const host = new TrayHost('linux', onAppear);
  expect(await host.isThere()).toBe(false);
  await startWatcher();
  expect(await host.isThere()).toBe(true);
  expect(await host.isThere()).toBe(true);
  expect(onAppear).toHaveBeenCalledOnce();
  await watcher!.close();
  watcher = null;
  await expect.poll(() => host.isThere()).toBe(false);
});

test('a panel that is there from the start is nothing new', async () => {
  await startWatcher();
  const onAppear = vi.fn();
  expect(await new TrayHost('linux', onAppear).isThere()).toBe(true);
  expect(onAppear).not.toHaveBeenCalled();
});

test('a bus that is gone shows no tray', async () => {
  vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', 'unix:path=/nowhere/at/all');
  expect(await new TrayHost('linux', () => undefined).isThere()).toBe(false);
});

test('Windows and a Mac always have one', async () => {
  expect(await new TrayHost('win32', () => undefined).isThere()).toBe(true);
  expect(await new TrayHost('darwin', () => undefined).isThere()).toBe(true);
});
