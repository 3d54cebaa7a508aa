import type { Container } from '../../src-preload/contract/voice.ts';
import { Fault } from '../fault.ts';
import type { PcmBlock } from './pcm.ts';
import { WavReader } from './wav.ts';

/** Turns the bytes of one container into sound, as they come. */
export interface Decoder {
  /** Throws a Fault `audio_unreadable` where the bytes cannot be read. */
  push(bytes: Uint8Array): PcmBlock[];
  /** What is left at the end of the bytes. A Fault `audio_unreadable` when there was no sound among them. */
  end(): PcmBlock[];
  close(): void;
}

/**
 * A decoder for mp3 or wav; others are a Fault `audio_unsupported`. Times are on the raw clock: nothing is cut
 * from the start of an mp3, so that they are MediaSource's times too.
 */
export async function openDecoder(container: Container): Promise<Decoder> {
  switch (container) {
    case 'wav':
      return openWavDecoder();
    case 'mp3': {
      const { openMp3Decoder } = await import('./mp3-decoder.ts');
      return openMp3Decoder();
    }
    default:
      throw new Fault('audio_unsupported', { container });
  }
}

function openWavDecoder(): Decoder {
  const reader = new WavReader();
  return {
    push: (bytes) => reader.push(bytes),
    end: () => {
      const blocks = reader.end();
      if (!reader.started) throw new Fault('audio_unreadable', undefined, 'wav: no samples');
      return blocks;
    },
    close: () => undefined,
  };
}

/** The sound of a whole stream. Leaving early ends the stream and frees the decoder. */
export async function* decode(
  container: Container,
  bytes: AsyncIterable<Uint8Array>,
): AsyncGenerator<PcmBlock> {
  const decoder = await openDecoder(container);
  try {
    for await (const chunk of bytes) yield* decoder.push(chunk);
    yield* decoder.end();
  } finally {
    decoder.close();
  }
}
