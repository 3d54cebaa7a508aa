import { basename } from 'node:path';
import { aboutNarration } from '../app/about-narration.ts';
import type { SubtitleKind } from '../saving/subtitles.ts';
import type { Output } from './output.ts';
import { PartsMade, partsOf } from './parts.ts';

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
  const { title, pieces, growing } = recording.head();
  const total = growing ? undefined : pieces;
  const parts = new PartsMade(partsOf(delivery), signal);
  const saved = await saveRecording({
    parts,
    format,
    path,
    replace,
    title,
    about: aboutNarration(recording),
    subtitles: delivery.subtitles,
    signal,
    ...(total && { total }),
  });
  const file = `${basename(path)}, ${saved.seconds.toFixed(1)} seconds.`;
  if (parts.failure === undefined) return `Saved ${file}`;
  const of = total === undefined ? '' : ` of ${total}`;
  const made = total === undefined && parts.count === 1 ? 'part' : 'parts';
  process.stderr.write(`voicetray: Saved the first ${parts.count}${of} ${made} as ${file}\n`);
  throw parts.failure;
}
