import type { Container } from '../../src-preload/contract/voice.ts';
import { Fault } from '../fault.ts';
import { decode } from './decode.ts';

/** The exact types for MediaSource, and for the Content-Type of the answer. */
const PLAYER_MP3 = 'audio/mpeg';
const PLAYER_FLAC = 'audio/mp4; codecs="flac"';

/**
 * Sound in a container that MediaSource takes, as it comes: mp3 as it is, wav as flac (lossless at 16 bits) in
 * fragmented mp4. Times stay what they were. Bytes are only made as they are read, and leaving ends everything.
 * Other containers are a Fault `audio_unsupported`; an encoder that cannot be had or that breaks is `player_failed`.
 */
export async function rewrapForPlayer(
  container: Container,
  bytes: AsyncIterable<Uint8Array>,
): Promise<{ mime: string; bytes: AsyncIterable<Uint8Array> }> {
  switch (container) {
    case 'mp3':
      return { mime: PLAYER_MP3, bytes };
    case 'wav': {
      const { toFlacMp4 } = await import('./flac-mp4.ts').catch((thrown: unknown) => {
        throw new Fault('player_failed', undefined, `encoder: ${String(thrown)}`);
      });
      return { mime: PLAYER_FLAC, bytes: toFlacMp4(decode(container, bytes)) };
    }
    default:
      throw new Fault('audio_unsupported', { container });
  }
}
