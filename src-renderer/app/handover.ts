import { z } from 'zod';

const placeSchema = z.object({
  narrationId: z.string(),
  /** Seconds on the whole timeline. */
  position: z.number().nonnegative(),
  playing: z.boolean(),
});
/** Where a window was when another took its listening over. */
export type Place = z.infer<typeof placeSchema>;

/** Hands the place in a narration from the window that played to the one that takes over. */
export class Handover {
  readonly #channel: BroadcastChannel;
  readonly #waiting = new Set<(place: Place | null) => void>();
  #last: Place | null = null;

  constructor(channel: BroadcastChannel) {
    this.#channel = channel;
    channel.addEventListener('message', (event: MessageEvent<unknown>) => {
      const place = placeSchema.safeParse(event.data);
      if (!place.success) return;
      this.#last = place.data;
      for (const hear of this.#waiting) hear(place.data);
    });
  }

  /** Where the last window was that stopped to be the player, this one included. */
  get last(): Place | null {
    return this.#last;
  }

  give(place: Place): void {
    this.#last = place;
    this.#channel.postMessage(place);
  }

  /** The place the other window is about to give, or null when none comes in time. */
  take(withinMs: number): Promise<Place | null> {
    return new Promise((resolve) => {
      const done = (place: Place | null): void => {
        clearTimeout(timer);
        this.#waiting.delete(done);
        resolve(place);
      };
      const timer = setTimeout(() => done(null), withinMs);
      this.#waiting.add(done);
    });
  }

  close(): void {
    this.#channel.close();
  }
}
