import { expect, test } from 'vitest';
import { Program } from '../app/program.fixture.ts';
import { Saving } from './saving.svelte.ts';

const part = { seconds: 9, saved: 3, pieces: 3 };

function open(): { program: Program; saving: Saving; fetched: string[][] } {
  const program = new Program();
  const fetched: string[][] = [];
  const saving = new Saving(program.bridge, (url, name) => fetched.push([url, name]));
  saving.start();
  return { program, saving, fetched };
}

test('a download is fetched under its name', async () => {
  const { program, saving, fetched } = open();
  program.answer('saveNarration', () => ({ value: { to: 'download', url: 'd/1', name: 'a.mp3', ...part } }));
  await saving.save('n1', 'mp3');
  expect(fetched).toEqual([['d/1', 'a.mp3']]);
  expect(saving.saved?.to).toBe('download');
});

test('a change of mind says nothing', async () => {
  const { program, saving } = open();
  program.answer('saveNarration', () => ({ value: { to: 'cancelled' } }));
  await saving.save('n1', 'mp3');
  expect([saving.saved, saving.error, saving.busy]).toEqual([null, null, false]);
});

test('a file that is there is replaced only when the person says so', async () => {
  const { program, saving } = open();
  program.answer('saveNarration', (payload) =>
    (payload as { replace?: boolean }).replace
      ? { value: { to: 'file', path: '/m/a.wav', ...part } }
      : { error: { code: 'file_exists', params: { name: 'a.wav' } } },
  );
  await saving.save('n1', 'wav');
  expect(saving.error?.code).toBe('file_exists');
  await saving.again(true);
  expect(program.calls.at(-1)?.payload).toEqual({ narrationId: 'n1', format: 'wav', replace: true });
  expect([saving.error, saving.saved?.to]).toEqual([null, 'file']);
});

test('progress is followed for what is saved, and for nothing else', async () => {
  const { program, saving } = open();
  program.answer('saveNarration', () => {
    program.emit('saving', { narrationId: 'n2', fraction: 0.9, secondsLeft: null });
    expect(saving.fraction).toBeNull();
    program.emit('saving', { narrationId: 'n1', fraction: 0.4, secondsLeft: null });
    expect(saving.fraction).toBe(0.4);
    return { value: { to: 'cancelled' } };
  });
  await saving.save('n1', 'mp3');
  program.emit('saving', { narrationId: 'n1', fraction: 0.5, secondsLeft: null });
  expect(saving.fraction).toBe(0.4);
});
