import { frames, type PcmBlock } from './pcm.ts';

/** Seconds that each level is taken of. */
export const LEVEL_STEP = 0.01;
/** dB: stands for silence. */
const SILENCE = -120;

/** Writes down how loud a sound is from one hundredth of a second to the next: dB of full scale, offsets left out. */
export class Levels {
  readonly #levels: number[] = [];
  #sum = 0;
  #squares = 0;
  #frames = 0;

  /** Measures a block that follows the ones before it. Of several channels it takes the first two together. */
  push({ sampleRate, channels }: PcmBlock): void {
    const [left, right = left] = channels;
    if (!left || !right) return;
    const count = frames({ sampleRate, channels });
    for (let at = 0; at < count;) {
      const size = this.#size(sampleRate);
      const end = Math.min(count, at + Math.max(1, size - this.#frames));
      let [sum, squares] = [0, 0];
      for (let i = at; i < end; i += 1) {
        const sample = ((left[i] ?? 0) + (right[i] ?? 0)) / 2;
        sum += sample;
        squares += sample * sample;
      }
      this.#sum += sum;
      this.#squares += squares;
      this.#frames += end - at;
      if (this.#frames >= size) this.#endStep();
      at = end;
    }
  }

  /** One for each whole step so far. */
  get values(): readonly number[] {
    return this.#levels;
  }

  /** Frames of the step that is under way: 220 and 221 in turns at 22,050 Hz, so that the steps keep to the time. */
  #size(sampleRate: number): number {
    const edge = (step: number): number => Math.round(step * sampleRate * LEVEL_STEP);
    const step = this.#levels.length;
    return Math.max(1, edge(step + 1) - edge(step));
  }

  #endStep(): void {
    const offset = this.#sum / this.#frames;
    const power = this.#squares / this.#frames - offset * offset;
    this.#levels.push(power > 1e-12 ? 10 * Math.log10(power) : SILENCE);
    this.#sum = 0;
    this.#squares = 0;
    this.#frames = 0;
  }
}
