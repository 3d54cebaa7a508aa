import type { SubtitleKind } from '../saving/subtitles.ts';
import type { Output } from './output.ts';
import { partsOf } from './parts.ts';
import { type SavedFile, saveFile } from './save-file.ts';

type Delivery = Parameters<typeof partsOf>[0] & {
  readonly replace: boolean;
  readonly subtitles?: SubtitleKind | undefined;
};

/**
 * A narration to the speakers, a file or the standard output. Resolves when all is heard, sent or saved; with a word
 * on it where there is one to say.
 */
export async function deliver(output: Output, delivery: Delivery): Promise<string | undefined> {
  const { recording, signal } = delivery;
  if (output.to === 'file') return saved(await saveFile(output, delivery));
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

/** What was saved is told before the reason why it is not all. */
function saved({ words, failure }: SavedFile): string {
  if (failure === undefined) return words;
  process.stderr.write(`voicetray: ${words}\n`);
  throw failure;
}
