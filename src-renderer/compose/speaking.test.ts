import { expect, test } from 'vitest';
import { Program } from '../app/program.fixture.ts';
import { Speaking } from './speaking.svelte.ts';

const request = { text: 'a very long text', profileId: null };
const started = () => ({ value: { narrationId: 'n1', queued: false } });

function open(): { program: Program; speaking: Speaking } {
  const program = new Program();
  program.answer('startNarration', (payload) =>
    (payload as { longAccepted?: boolean }).longAccepted
      ? started()
      : { error: { code: 'text_long', params: { characters: 50_000, minutes: 54, pieces: 140 } } },
  );
  return { program, speaking: new Speaking(program.bridge) };
}

test('a long text is asked about, and spoken after a yes', async () => {
  const { program, speaking } = open();
  await speaking.speak(request);
  expect(speaking.question).toEqual({ characters: 50_000, minutes: 54, pieces: 140 });
  expect(speaking.error).toBeNull();
  await speaking.accept();
  expect(program.calls.at(-1)?.payload).toEqual({ ...request, longAccepted: true });
  expect([speaking.question, speaking.error]).toEqual([null, null]);
});

test('a no asks the program for nothing', async () => {
  const { program, speaking } = open();
  await speaking.speak(request);
  speaking.decline();
  await speaking.accept();
  expect(program.calls).toHaveLength(1);
});

test('a long text on the clipboard is asked about by the program, so it is no error here', async () => {
  const { program, speaking } = open();
  program.answer('speakClipboard', () => ({ error: { code: 'text_long' } }));
  await speaking.speakClipboard();
  expect([speaking.error, speaking.question]).toEqual([null, null]);
  program.answer('answerLongText', () => ({ error: { code: 'key_refused' } }));
  await speaking.answerLongText('l1', true);
  expect(program.calls.at(-1)?.payload).toEqual({ id: 'l1', yes: true });
  expect(speaking.error?.code).toBe('key_refused');
});

test('an error is shown until the next try, and a second press while asking does nothing', async () => {
  const { program, speaking } = open();
  program.answer('startNarration', () => ({ error: { code: 'text_empty' } }));
  await Promise.all([speaking.speak(request), speaking.speak(request)]);
  expect(program.calls).toHaveLength(1);
  expect(speaking.error).toEqual({ code: 'text_empty' });
  program.answer('startNarration', started);
  await speaking.speak(request);
  expect(speaking.error).toBeNull();
});

test('a question is asked, and what went wrong with it is tried again by asking', async () => {
  const { program, speaking } = open();
  const question = { profileId: 'p1', question: 'Why?' };
  program.answer('askApp', () => ({ error: { code: 'key_missing' } }));
  await Promise.all([speaking.ask(question), speaking.ask(question)]);
  expect(program.calls).toEqual([{ method: 'askApp', payload: question }]);
  expect([speaking.asked, speaking.error?.code]).toEqual([true, 'key_missing']);
  program.answer('startNarration', started);
  await speaking.speak(request);
  expect([speaking.asked, speaking.busy]).toEqual([false, false]);
});
