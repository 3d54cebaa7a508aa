import { expect, it } from 'vitest';
import { clipboardReaders } from './read-clipboard.ts';

const programs = (...given: Parameters<typeof clipboardReaders>): string[] =>
  clipboardReaders(...given).map(({ program }) => program);

it('asks what the session has', () => {
  const [x11, wayland] = [{ DISPLAY: ':0' }, { WAYLAND_DISPLAY: 'wayland-0', DISPLAY: ':0' }];
  expect(programs('clipboard', 'linux', x11)).toEqual(['xclip', 'xsel']);
  expect(programs('selection', 'linux', wayland)).toEqual(['wl-paste', 'xclip', 'xsel']);
  expect(programs('clipboard', 'linux', {})).toEqual([]);
  expect(programs('clipboard', 'darwin', {})).toEqual(['pbpaste']);
  expect(programs('selection', 'darwin', {})).toEqual([]);
  expect(programs('clipboard', 'win32', {})).toEqual(['powershell']);
});

it('reads the selection as the selection, and lists its types', () => {
  const [wayland, xclip, xsel] = clipboardReaders('selection', 'linux', {
    WAYLAND_DISPLAY: 'w',
    DISPLAY: ':0',
  });
  expect([wayland?.args.at(-1), xclip?.args.at(-1), xsel?.args.at(-1)]).toEqual([
    ...['--primary', 'primary', '--primary'],
  ]);
  expect(wayland?.types).toEqual(['--list-types', '--primary']);
  expect(xclip?.types).toEqual(['-out', '-selection', 'primary', '-target', 'TARGETS']);
});
