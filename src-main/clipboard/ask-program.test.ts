import { expect, test } from 'vitest';
import { askProgram } from './ask-program.ts';

const milliseconds = 20_000;
const node = (script: string) => askProgram(process.execPath, ['-e', script], { milliseconds });

test('what is printed comes as it is; a failure and a missing program are told apart', async () => {
  expect(await node("process.stdout.write('größer\\n😀')")).toEqual({ printed: 'größer\n😀' });
  expect(await node('process.exit(1)')).toBe('nothing');
  expect(await askProgram('no-such-program', [], { milliseconds })).toBe('absent');
});

test('a program that waits in vain is silent, and not left behind', async () => {
  const asked = askProgram(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { milliseconds: 300 });
  await expect(asked).rejects.toMatchObject({ error: { code: 'clipboard_silent' } });
});

test('more than a text may have is told as such, and is no empty clipboard', async () => {
  const flood = "const much = 'x'.repeat(1 << 20); for (let n = 0; n < 45; n++) process.stdout.write(much)";
  await expect(node(flood)).rejects.toMatchObject({ error: { code: 'text_too_large' } });
});

test('whoever gives up is left alone', async () => {
  const stop = new AbortController();
  const asked = askProgram(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], {
    ...{ milliseconds, signal: stop.signal },
  });
  stop.abort();
  await expect(asked).rejects.toMatchObject({ error: { code: 'cancelled' } });
});
