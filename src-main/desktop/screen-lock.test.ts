import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { EventEmitter } from 'node:events';
import { afterEach, expect, test } from 'vitest';
import { runProgram } from './run-program.ts';
import { ScreenLock } from './screen-lock.ts';

const ends: (() => void)[] = [];
afterEach(() => ends.splice(0).forEach((end) => end()));

function open(platform: NodeJS.Platform, env: NodeJS.ProcessEnv = process.env) {
  const powerMonitor = new EventEmitter();
  const heard: string[] = [];
  const lock = new ScreenLock({
    powerMonitor,
    platform,
    env,
    onLock: () => heard.push('locked'),
    onUnlock: () => heard.push('unlocked'),
  });
  ends.push(() => lock.watch(false));
  return { powerMonitor, heard, lock };
}

test.each(['darwin', 'win32'] as const)(
  'on %s the system tells, while somebody wants to know',
  (platform) => {
    const { powerMonitor, heard, lock } = open(platform);
    powerMonitor.emit('lock-screen');
    lock.watch(true);
    powerMonitor.emit('lock-screen');
    powerMonitor.emit('unlock-screen');
    lock.watch(false);
    powerMonitor.emit('lock-screen');
    powerMonitor.emit('unlock-screen');
    expect(heard).toEqual(['locked', 'unlocked']);
    expect(lock.known).toBe(true);
  },
);

test('a real session bus tells it on Linux', async () => {
  const bus = spawn('dbus-daemon', ['--session', '--nofork', '--print-address'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  ends.push(() => bus.kill());
  const [address] = (await once(bus.stdout, 'data')) as [Buffer];
  const env = { ...process.env, DBUS_SESSION_BUS_ADDRESS: String(address).trim() };
  const say = (desktop: string, locked: boolean): Promise<string | null> =>
    runProgram(
      'dbus-send',
      [
        `--bus=${env.DBUS_SESSION_BUS_ADDRESS}`,
        '--type=signal',
        `/org/${desktop}/ScreenSaver`,
        `org.${desktop}.ScreenSaver.ActiveChanged`,
        `boolean:${locked}`,
      ],
      { timeoutMs: 5000, maxBytes: 1000 },
    );
  const { heard, lock } = open('linux', env);
  lock.watch(true);
  // The listener needs a moment to be known to the bus, so it is told until it hears.
  await expect
    .poll(async () => {
      await say('gnome', false);
      await say('gnome', true);
      return heard.length;
    })
    .toBeGreaterThan(0);
  const before = heard.length;
  await say('freedesktop', true);
  await expect.poll(() => heard.length).toBeGreaterThan(before);
  expect(heard.at(-1)).toBe('locked');
  await say('freedesktop', false);
  await expect.poll(() => heard.at(-1)).toBe('unlocked');
});

test('where nothing can be listened to, it says so', () => {
  const { lock, heard } = open('linux', { PATH: '/nowhere' });
  lock.watch(true);
  expect([lock.known, heard]).toEqual([false, []]);
});
