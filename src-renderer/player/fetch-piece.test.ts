import { expect, test } from 'vitest';
import { fetchPiece, type PieceSound } from './fetch-piece.ts';

const forever = new AbortController().signal;
const ask = (response: Response): Promise<PieceSound> =>
  fetchPiece('n1', 3, forever, () => Promise.resolve(response));

/** A body of these texts, ending as told. */
function body(texts: readonly string[], end: 'whole' | 'cut'): ReadableStream<Uint8Array> {
  const rest = texts.map((text) => new TextEncoder().encode(text));
  return new ReadableStream({
    pull(controller) {
      const next = rest.shift();
      if (next) controller.enqueue(next);
      else if (end === 'whole') controller.close();
      else controller.error(new TypeError('network error'));
    },
  });
}

async function readAll(sound: PieceSound): Promise<string> {
  let text = '';
  for (let bytes = await sound.read(); bytes; bytes = await sound.read())
    text += new TextDecoder().decode(bytes);
  return text;
}

test('asks beside the page and gives the type and the bytes as they come', async () => {
  const asked: string[] = [];
  const sound = await fetchPiece('n1', 3, forever, (path) => {
    asked.push(path);
    return Promise.resolve(
      new Response(body(['ab', 'cd'], 'whole'), { headers: { 'content-type': 'audio/mpeg' } }),
    );
  });
  expect(asked).toEqual(['audio/n1/3']);
  expect(sound.mime).toBe('audio/mpeg');
  expect(await readAll(sound)).toBe('abcd');
});

test('tells why a piece was refused', async () => {
  const error = { code: 'server_busy', detail: 'slow down' };
  await expect(ask(Response.json({ error }, { status: 502 }))).rejects.toMatchObject({ error, again: false });
});

test.each(['', 'not json', '{"error":{"code":"made_up"}}', 'null', '[]'])(
  'finds no reason in %j',
  async (text) => {
    const refused = ask(new Response(text, { status: 500 }));
    await expect(refused).rejects.toMatchObject({ error: { code: 'player_failed', detail: 'status 500' } });
  },
);

test('a body that breaks off may be asked for again', async () => {
  const sound = await ask(new Response(body(['ab'], 'cut')));
  await expect(readAll(sound)).rejects.toMatchObject({ error: { code: 'audio_cut' }, again: true });
});

test('a program that does not answer is a lost connection', async () => {
  const lost = fetchPiece('n1', 3, forever, () => Promise.reject(new TypeError('Failed to fetch')));
  await expect(lost).rejects.toMatchObject({ error: { code: 'connection_lost' }, again: true });
});

test('leaving is no fault', async () => {
  const leaving = new AbortController();
  const asked = fetchPiece('n1', 3, leaving.signal, () => {
    leaving.abort();
    return Promise.reject(new TypeError('Failed to fetch'));
  });
  await expect(asked).rejects.toMatchObject({ name: 'AbortError' });
});
