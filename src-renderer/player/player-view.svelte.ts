import type { AppError } from '../../src-preload/contract/errors.ts';
import { Timeline } from './timeline.ts';

export type PlayerState = 'idle' | 'waiting' | 'playing' | 'paused' | 'ended' | 'failed';

/** What a player shows. Its fields are reactive, and for reading only. */
export class PlayerView {
  /** What positions are measured with. */
  timeline = $state.raw(new Timeline([]));

  state = $state<PlayerState>('idle');
  narrationId = $state<string | null>(null);
  /** Why the state is `failed`. */
  error = $state.raw<AppError | null>(null);
  /** Seconds on the whole timeline. */
  position = $state(0);
  piece = $state(0);
  pieceCount = $state(0);
  speed = $state(1);
  volume = $state(1);
  /** All there is so far of a text that is being written was heard. */
  caughtUp = $state(false);
  /** The browser wants a click before it lets anything sound. */
  blocked = $state(false);

  /** Seconds of the whole timeline. */
  get duration(): number {
    return this.timeline.duration;
  }

  /** Some pieces are not made yet, so the duration is a guess. */
  get estimated(): boolean {
    return this.timeline.estimated;
  }
}
