import { followedBy } from '../app/followed-by.ts';
import { speechMinutes } from '../../src-preload/contract/timeline.ts';
import { askLong, asks } from './ask-long.ts';
import { deliver } from './deliver.ts';
import { withNarration } from './narration.ts';
import { outputOf } from './output.ts';
import { Progress } from './progress.ts';
import { isBatch } from './is-batch.ts';
import { readContent } from './read-content.ts';
import { readCopied } from './read-copied.ts';
import type { SayOptions } from './say-options.ts';
import type { Setup } from './setup.ts';
import { openSpeaker } from './speaker.ts';

/** `voicetray say`: text in, speech to the speakers, a file, the standard output, or a file of each of many texts. */
export async function say(
  words: readonly string[],
  options: SayOptions,
  setup: Setup,
  signal: AbortSignal,
): Promise<void> {
  const files = options.file ?? [];
  if (isBatch(files, options)) {
    const { sayAll } = await import('./say-all.ts');
    return sayAll(files, options.outDir ?? '', options, setup, signal);
  }
  const output = outputOf(options, process.stdout.isTTY);
  const speaker = await openSpeaker(setup, options);
  const progress = new Progress(options.quiet === true);
  try {
    const [file] = files;
    const preferences = followedBy(speaker, setup.settings.current.preferences, options.voice);
    const copied = await readCopied(words, options, signal);
    const content = await readContent({ words, file, copied, markup: options.markup }, preferences, signal);
    const { length } = content.text;
    if (asks(options)) {
      const pieces = content.plan.pieces.length;
      const size = { documents: 1, characters: length, minutes: speechMinutes(length), pieces };
      const byServer = speaker.profileId !== null;
      await askLong({ size, above: preferences.askAbove, byServer }, signal);
    }
    await withNarration(content, speaker, async (recording, folder) => {
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
