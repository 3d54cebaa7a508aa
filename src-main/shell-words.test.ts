import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { shellWords } from './shell-words.ts';

test('what needs no quotes has none', () => {
  expect(shellWords(['/opt/Voicetray/voicetray', 'speak', '--clipboard'], 'linux')).toBe(
    '/opt/Voicetray/voicetray speak --clipboard',
  );
});

test.each(['/home/Ann Lee/Voice tray', "it's", '$HOME `id` "x" \\ *', 'é 😀'])(
  'a shell takes %s as it is',
  (word) => {
    const command = shellWords(['printf', '%s', word], 'linux');
    expect(execFileSync('/bin/sh', ['-c', command], { encoding: 'utf8' })).toBe(word);
  },
);

test('on Windows double quotes are used', () => {
  expect(shellWords(['C:\\Program Files\\Voicetray\\Voicetray.exe', '--stop'], 'win32')).toBe(
    '"C:\\Program Files\\Voicetray\\Voicetray.exe" --stop',
  );
});
