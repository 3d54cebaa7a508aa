import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { toAppError } from '../fault.ts';
import { type DocumentLimits, documentLimits } from './limits.ts';
import { makeEpub } from './packed.fixture.ts';
import { readDocument } from './read-document.ts';
import { readDocumentFile } from './read-file.ts';
import { bytesOf } from './read-as-text.fixture.ts';

const never = new AbortController().signal;
const book = (): Uint8Array<ArrayBuffer> =>
  makeEpub({
    parts: Array.from(
      { length: 40 },
      (_, at) => `<h1>${at}</h1>${'<p>It was <i>late</i>.</p>'.repeat(1000)}`,
    ),
  });
const refused = (limits: Partial<DocumentLimits>, signal = never): Promise<unknown> =>
  readDocument(book(), 'book.epub', signal, { ...documentLimits, ...limits }).then(
    () => 'opened',
    (thrown: unknown) => toAppError(thrown),
  );

describe('a document in a thread', () => {
  it('comes back whole, and its errors with their name', async () => {
    const { text, title } = await readDocument(makeEpub({ parts: ['<p>Late.</p>'] }), 'book.epub', never);
    expect({ text, title }).toEqual({ text: 'Late.', title: 'A Book' });
    const damaged = readDocument(bytesOf('%PDF-1.4 and no more'), 'my.pdf', never);
    await expect(damaged).rejects.toThrow('my.pdf is damaged or not complete');
  });

  it('is given up when it takes too long, too much memory, or too many bytes', async () => {
    expect(await refused({ seconds: 0.05 })).toMatchObject({ code: 'document_slow' });
    expect(await refused({ heap: 24 })).toMatchObject({ code: 'document_too_large' });
    expect(await refused({ bytes: 1000 })).toMatchObject({ code: 'document_too_large' });
  });

  it('is left at once when somebody says so', async () => {
    expect(await refused({}, AbortSignal.abort())).toMatchObject({ code: 'cancelled' });
    const stop = new AbortController();
    const left = refused({}, stop.signal);
    stop.abort();
    expect(await left).toMatchObject({ code: 'cancelled' });
  });

  it('is not read from the disk when it is too large', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'voicetray-document-'));
    const path = join(folder, 'a.txt');
    await writeFile(path, 'Good morning');
    expect((await readDocumentFile(path, 'a.txt', never)).text).toBe('Good morning');
    const small = { ...documentLimits, bytes: 5 };
    await expect(readDocumentFile(path, 'a.txt', never, small)).rejects.toThrow('too large');
    await rm(folder, { recursive: true });
  });
});
