import { frames, type PcmBlock } from '../speech/pcm.ts';

/** Counts sound on its way. */
export class SoundMeter {
  sampleRate = 0;
  channels = 0;
  samples = 0;

  /** Passes blocks on and counts them. */
  async *count(blocks: AsyncIterable<PcmBlock>): AsyncGenerator<PcmBlock, void, undefined> {
    for await (const block of blocks) {
      this.sampleRate = block.sampleRate;
      this.channels = block.channels.length;
      this.samples += frames(block);
      yield block;
    }
  }

  readonly seconds = (): number => (this.samples === 0 ? 0 : this.samples / this.sampleRate);
}
