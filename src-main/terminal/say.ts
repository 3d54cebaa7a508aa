import { basename } from 'node:path';
import type { SaveFormat } from '../../src-preload/contract/model.ts';
import { withNarration } from './narration.ts';
import { type Output, outputOf } from './output.ts';
import { PartsMade, partsOf } from './parts.ts';
import { Progress } from './progress.ts';
import { readText } from './read-text.ts';
import type { Setup } from './setup.ts';
import { openSpeaker, type SpeakerOptions } from './speaker.ts';

export interface SayOptions extends SpeakerOptions {
  readonly output?: string;
  readonly file?: string;
  readonly format?: SaveFormat;
  readonly replace?: boolean;
  readonly quiet?: boolean;
}

/** `voicetray say`: text in, speech to the speakers, a file or the standard output. */
export async function say(
  words: readonly string[],
  options: SayOptions,
  setup: Setup,
  signal: AbortSignal,
): Promise<void> {
  const output = outputOf(options, process.stdout.isTTY);
  const speaker = await openSpeaker(setup, options);
  const progress = new Progress(options.quiet === true);
  try {
    const text = await readText(words, options.file, signal);
    const { pauses } = setup.settings.current.preferences;
    await withNarration(text, speaker, pauses, async (recording, folder) => {
      const lastWord = await deliver(output, {
        live: output.to !== 'file',
        recording,
        folder,
        signal,
        replace: options.replace === true,
        onPart: (number, of) => progress.show(of === 1 ? 'Speaking …' : `Part ${number} of ${of} …`),
      });
      progress.end(lastWord);
    });
  } finally {
    progress.end();
    await speaker.close();
  }
}

type Delivery = Parameters<typeof partsOf>[0] & { readonly replace: boolean };

/** Resolves when all is heard, sent or saved; with a word on it where there is one to say. */
async function deliver(output: Output, delivery: Delivery): Promise<string | undefined> {
  const { recording, signal } = delivery;
  if (output.to === 'file') return saveFile(output, delivery);
  const parts = partsOf(delivery);
  // The first piece is being made while the rest of the program is loaded.
  recording.begin();
  const { joinParts } = await import('../saving/join.ts');
  const blocks = joinParts(parts, signal);
  if (output.to === 'speakers') {
    const { playAloud } = await import('./speakers.ts');
    await playAloud(blocks, signal);
  } else {
    const { encodeMp3, encodeWav } = await import('../saving/encode.ts');
    const { writeOut } = await import('./stdout.ts');
    await writeOut(output.format === 'mp3' ? encodeMp3(blocks) : encodeWav(blocks), signal);
  }
  return undefined;
}

/**
 * When a part fails for good, the parts before it are saved all the same: they may have been paid for. The failure
 * is thrown after that, with the file's name in what was said before.
 */
async function saveFile(output: Extract<Output, { to: 'file' }>, delivery: Delivery): Promise<string> {
  const { recording, signal, replace } = delivery;
  const { saveRecording } = await import('../saving/write-file.ts');
  const { path, format } = output;
  const { title, voice, pieces: total } = recording.head();
  const parts = new PartsMade(partsOf(delivery), signal);
  const saved = await saveRecording({ parts, format, path, replace, title, voice, total, signal });
  const file = `${basename(path)}, ${saved.seconds.toFixed(1)} seconds.`;
  if (parts.failure === undefined) return `Saved ${file}`;
  process.stderr.write(`voicetray: Saved the first ${parts.count} of ${total} parts as ${file}\n`);
  throw parts.failure;
}
