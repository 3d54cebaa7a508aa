import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { MadePiece } from '../narration/piece-maker.ts';
import { planPieces } from '../narration/plan.ts';
import { Library, type LibraryOptions } from './library.ts';

const pauses = { clause: 0, sentence: 0, paragraph: 0, heading: 0 };

export async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'voicetray-library-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

export async function openLibrary(folder: string, changes: Partial<LibraryOptions> = {}): Promise<Library> {
  const nothing = (): void => undefined;
  const library = await Library.open({
    ...{ folder, log: nothing, reuses: () => true, onChange: nothing, onGrowth: nothing, onNotice: nothing },
    ...changes,
  });
  onTestFinished(() => library.close());
  return library;
}

/** Keeps a narration of a text, whose pieces are as many bytes of sound. */
export async function keep(library: Library, id: string, text: string, bytes?: number): Promise<void> {
  const { pieces: planned, chapters } = planPieces(text, pauses);
  const keeper = library.keep(
    {
      ...{ id, title: text.slice(0, 40), profileId: null, speaker: 'Test', voice: 'en', answer: false },
      ...{ characters: text.length, pieces: planned.length, created: Date.now() / 1000 },
    },
    { text, planned, chapters },
    () => Promise.resolve({ parts: ['test', id], key: null }),
  );
  if (bytes === undefined) return;
  for (const piece of planned) {
    await keeper.find?.(piece);
    const path = keeper.pathOf(piece, 'wav');
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, new Uint8Array(bytes));
    await keeper.add(piece, madeOf(bytes));
  }
}

const madeOf = (bytes: number): MadePiece => ({
  ...{ container: 'wav', bytes, duration: 1, soundStart: 0, soundEnd: 1, sentences: [0], loudness: null },
});
