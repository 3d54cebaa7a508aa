import { expect, test } from 'vitest';
import type { AppError } from '../../src-preload/contract/errors.ts';
import { Program } from '../app/program.fixture.ts';
import { Preview } from './preview.svelte.ts';

/** As much of an audio element as plays a file: it begins when it is told, and fails when it is told so. */
class Speaker extends EventTarget {
  src = '';
  volume = 1;
  readonly heard: string[] = [];
  refuse: Error | null = null;

  async play(): Promise<void> {
    await Promise.resolve();
    if (this.refuse) throw this.refuse;
    this.heard.push(`${this.src} at ${this.volume}`);
  }

  pause(): void {
    this.heard.push('pause');
  }
}

function open(): { preview: Preview; speaker: Speaker; program: Program; said: (AppError | string)[] } {
  const [program, speaker] = [new Program(), new Speaker()];
  program.answer('previewVoice', () => ({ value: { path: 'audio/preview-1/0', replaced: false } }));
  const said: (AppError | string)[] = [];
  const preview = new Preview({
    bridge: program.bridge,
    audio: speaker as unknown as HTMLAudioElement,
    onSound: () => said.push('sound'),
    onError: (error) => said.push(error),
  });
  return { preview, speaker, program, said };
}

test('is busy until the sound is there, plays it, and is idle at its end', async () => {
  const { preview, speaker, said } = open();
  const heard = preview.hear('p', 'nova', 0.5);
  expect([preview.state, said]).toEqual(['busy', []]);
  await heard;
  expect([preview.state, said]).toEqual(['playing', ['sound']]);
  expect(speaker.heard.at(-1)).toBe('audio/preview-1/0 at 0.5');
  speaker.dispatchEvent(new Event('ended'));
  expect(preview.state).toBe('idle');
});

test('what was stopped while it was made stays silent', async () => {
  const { preview, speaker, said } = open();
  const heard = preview.hear(null, 'de', 1);
  preview.stop();
  await heard;
  expect([preview.state, said, speaker.src]).toEqual(['idle', [], '']);
});

test('an error of the program and one of the player are told once', async () => {
  const { preview, speaker, program, said } = open();
  program.answer('previewVoice', () => ({ error: { code: 'key_refused' } }));
  await preview.hear('p', null, 1);
  expect([preview.state, said.splice(0)]).toEqual(['idle', [{ code: 'key_refused' }]]);
  program.answer('previewVoice', () => ({ value: { path: 'audio/preview-1/0', replaced: false } }));
  speaker.refuse = new Error('no device');
  await preview.hear('p', null, 1);
  expect([preview.state, said.splice(0)]).toEqual([
    'idle',
    ['sound', { code: 'player_failed', detail: 'Error: no device' }],
  ]);
  speaker.refuse = null;
  await preview.hear('p', null, 1);
  speaker.dispatchEvent(new Event('error'));
  speaker.dispatchEvent(new Event('error'));
  expect(said).toEqual(['sound', { code: 'player_failed' }]);
});
