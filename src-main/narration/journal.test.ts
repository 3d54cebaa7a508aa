import { appendFile, readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Journal, readJournal } from './journal.ts';
import { temporaryFolder } from './recording.fixture.ts';

const head = {
  version: 1,
  id: 'abc',
  title: 'A text',
  profileId: null,
  speaker: 'This computer',
  voice: 'en-us',
  pieces: 3,
  characters: 300,
  created: 1_700_000_000.5,
} as const;
const entry = (index: number) => ({
  index,
  start: index * 100,
  end: index * 100 + 99,
  file: `000${index}.wav`,
  container: 'wav' as const,
  bytes: 1000,
  duration: 2.5,
  soundStart: 0.05,
  soundEnd: 2.4,
  pauseAfter: 0.3,
});

async function written(): Promise<string> {
  const folder = join(await temporaryFolder(), 'abc');
  const journal = await Journal.create(folder, head);
  for (const index of [0, 2, 1]) {
    const { pauseAfter, start, end, ...made } = entry(index);
    const words = { words: '', sentences: [], pauseKind: 'sentence' } as const;
    await journal.add(
      { index, start, end, pauseAfter, ...words },
      { ...made, sentences: [], loudness: null },
    );
  }
  return folder;
}

describe('a journal', () => {
  it('is read back in the order of its pieces', async () => {
    expect(await readJournal(await written())).toEqual({ head, pieces: [entry(0), entry(1), entry(2)] });
  });

  it('loses only the line that a kill tore, wherever it tore', async () => {
    const folder = await written();
    const path = join(folder, 'pieces.jsonl');
    const whole = await readFile(path, 'utf8');
    const lastLine = whole.trimEnd().lastIndexOf('\n') + 1;
    for (let length = whole.length - 2; length >= lastLine; length -= 7) {
      await truncate(path, length);
      expect((await readJournal(folder))?.pieces.map(({ index }) => index)).toEqual([0, 2]);
    }
  });

  it('takes the last line about a piece and leaves strange ones out', async () => {
    const folder = await written();
    await appendFile(
      join(folder, 'pieces.jsonl'),
      `{"index":"x"}\nnull\n${JSON.stringify({ ...entry(0), bytes: 9 })}\n`,
    );
    const read = await readJournal(folder);
    expect(read?.pieces.map(({ bytes }) => bytes)).toEqual([9, 1000, 1000]);
  });

  it('is none without a head', async () => {
    const folder = await written();
    await writeFile(join(folder, 'narration.json'), '{"version":1');
    expect(await readJournal(folder)).toBeNull();
  });

  it('says which folder it could not write', async () => {
    const file = join(await temporaryFolder(), 'file');
    await writeFile(file, '');
    const folder = join(file, 'abc');
    await expect(Journal.create(folder, head)).rejects.toMatchObject({
      error: { code: 'storage_failed', params: { folder } },
    });
  });
});
