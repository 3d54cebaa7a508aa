import type { SaveFormat } from '../../src-preload/contract/model.ts';
import { planPieces } from '../narration/plan.ts';
import type { SubtitleKind } from '../saving/subtitles.ts';
import { deliver } from './deliver.ts';
import { withNarration } from './narration.ts';
import { outputOf } from './output.ts';
import { Progress } from './progress.ts';
import { readText } from './read-text.ts';
import type { Setup } from './setup.ts';
import { openSpeaker, type SpeakerOptions } from './speaker.ts';

export interface SayOptions extends SpeakerOptions {
  readonly output?: string;
  readonly file?: string;
  readonly format?: SaveFormat;
  readonly replace?: boolean;
  readonly subtitles?: SubtitleKind;
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
    await withNarration({ text, plan: planPieces(text, pauses) }, speaker, async (recording, folder) => {
      const lastWord = await deliver(output, {
        live: output.to !== 'file',
        recording,
        folder,
        signal,
        replace: options.replace === true,
        subtitles: options.subtitles,
        onPart: (number, of) => progress.show(of === 1 ? 'Speaking …' : `Part ${number} of ${of} …`),
      });
      progress.end(lastWord);
    });
  } finally {
    progress.end();
    await speaker.close();
  }
}
