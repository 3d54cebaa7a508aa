import { expect, test } from 'vitest';
import { isSandboxOff } from './sandbox.ts';

const started = (...switches: string[]) => ({
  commandLine: { hasSwitch: (name: string) => switches.includes(name) },
});
const isOff = (program: ReturnType<typeof started>, env: NodeJS.ProcessEnv = {}): boolean =>
  isSandboxOff(program as unknown as Parameters<typeof isSandboxOff>[0], env);

test('a program without its sandbox is known by its switch, and by the word of its environment', () => {
  expect(isOff(started())).toBe(false);
  expect(isOff(started('hidden'))).toBe(false);
  // As the start script of an AppImage does where it may make no sandbox.
  expect(isOff(started('no-sandbox'))).toBe(true);
  // Electron looks whether it is there, not what it says.
  expect(isOff(started(), { ELECTRON_DISABLE_SANDBOX: '' })).toBe(true);
});
