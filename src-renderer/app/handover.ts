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
  #channel: BroadcastChannel;

  constructor(channel: BroadcastChannel) {
    this.#channel = channel;
  }

  give(place: Place): void {
    this.#channel.postMessage(place);
  }

  /** The place the other window gives, or null when none comes in time (it may have just closed). */
  take(withinMs: number): Promise<Place | null> {
    return new Promise((resolve) => {
      const done = (place: Place | null): void => {
        clearTimeout(timer);
        this.#channel.removeEventListener('message', hear);
        resolve(place);
      };
      const hear = (event: MessageEvent<unknown>): void => {
        const place = placeSchema.safeParse(event.data);
        if (place.success) done(place.data);
      };
      const timer = setTimeout(() => done(null), withinMs);
      this.#channel.addEventListener('message', hear);
    });
  }

  close(): void {
    this.#channel.close();
  }
}
