import { z } from 'zod';
import type { Bridge } from '../../src-preload/bridge.ts';
import { difyIdSchema } from '../../src-preload/contract/answers.ts';
import { idSchema } from '../../src-preload/contract/ids.ts';

const KEY = 'voicetray.thread';
const schema = z.object({ profileId: idSchema, conversationId: difyIdSchema });
type Conversation = z.infer<typeof schema>;

/** The conversation that the next question goes on in. It outlives a reload of the page, as the draft does. */
export class Thread {
  readonly #bridge: Bridge;
  readonly #storage: Storage;
  #conversation = $state.raw<Conversation | null>(null);

  constructor(bridge: Bridge, storage: Storage) {
    this.#bridge = bridge;
    this.#storage = storage;
    this.#conversation = stored(storage);
  }

  /** Follows what is asked, here and in other windows. */
  start(): () => void {
    const stops = [
      this.#bridge.on('conversation', ({ profileId, conversationId }) =>
        this.goOn(profileId, conversationId),
      ),
      this.#bridge.on('narration', ({ error }) => {
        // Asked for once more, it would be gone again.
        if (error?.code === 'conversation_gone') this.leave();
      }),
    ];
    return () => stops.forEach((stop) => stop());
  }

  /** The conversation with this profile's app, if one goes on. */
  of(profileId: string | null | undefined): string | undefined {
    const conversation = this.#conversation;
    return conversation?.profileId === profileId ? conversation?.conversationId : undefined;
  }

  goOn(profileId: string, conversationId: string): void {
    this.#conversation = { profileId, conversationId };
    this.#storage.setItem(KEY, JSON.stringify(this.#conversation));
  }

  /** The next question begins a new one. */
  leave(): void {
    this.#conversation = null;
    this.#storage.removeItem(KEY);
  }
}

function stored(storage: Storage): Conversation | null {
  try {
    return schema.parse(JSON.parse(storage.getItem(KEY) ?? 'null'));
  } catch {
    return null;
  }
}
