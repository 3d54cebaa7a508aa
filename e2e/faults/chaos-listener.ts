import type { Bridge } from '../../src-preload/bridge.ts';
import type { ErrorCode } from '../../src-preload/contract/errors.ts';
import type { Piece } from '../../src-preload/contract/narration.ts';
import type { Result } from '../../src-preload/contract/result.ts';
import type { App } from '../../src-main/app.ts';
import { Fault } from '../../src-main/fault.ts';
import { mp3Of } from './tones.ts';

/** A person tries again so often, at most, before a narration counts as lost. */
const PATIENT = 40;
/** Milliseconds without an end of one piece, after which something hangs. */
const HANGS = 90_000;

export interface Story {
  readonly text: string;
  /** What is spoken, piece by piece. */
  readonly words: readonly string[];
  readonly profileId: string;
}

/** A narration that somebody listens to. */
export interface Listened extends Story {
  readonly id: string;
  /** The piece that comes next. */
  next: number;
}

export async function value<T>(answer: Promise<Result<T>>): Promise<T> {
  const result = await answer;
  if (!result.ok) throw new Fault(result.error.code, result.error.params, result.error.detail);
  return result.value;
}

/**
 * Somebody at the window: takes the pieces in order as the player does, asks once more for one that was cut off, and
 * chooses Try again where the window tells of an error.
 */
export class ChaosListener {
  /** Times that the right sound of each words was heard to its end. */
  readonly heard = new Map<string, number>();
  /** Errors that were told, by their codes. */
  readonly told = new Map<ErrorCode, number>();
  readonly #app: App;
  readonly #bridge: Bridge;

  constructor(app: App, bridge: Bridge) {
    this.#app = app;
    this.#bridge = bridge;
  }

  async start(story: Story, whenBusy: 'interrupt' | 'queue'): Promise<Listened> {
    const { text, profileId } = story;
    const { narrationId } = await value(this.#bridge.startNarration({ text, profileId, whenBusy }));
    return { ...story, id: narrationId, next: 0 };
  }

  /** Hears so many of the next pieces, or all; at the end the player says so. */
  async hear(listened: Listened, count = Infinity): Promise<void> {
    const end = Math.min(listened.words.length, listened.next + count);
    while (listened.next < end) await this.#hearNext(listened);
    if (end < listened.words.length) return;
    const report = { narrationId: listened.id, piece: end - 1, offset: 0.4 };
    await value(this.#bridge.reportPlayer({ ...report, state: 'ended' }));
  }

  /** Goes to a piece, takes the first bytes of it if there are any soon, and leaves. */
  async peek({ id }: Listened, piece: number, leave: AbortSignal): Promise<void> {
    const taking = this.#app.audio(id, piece, leave).then(async ({ bytes }) => {
      for await (const chunk of bytes) if (chunk.length > 0) return;
    });
    await quietly(taking);
  }

  async stop({ id }: Listened): Promise<void> {
    await value(this.#bridge.stopNarration({ narrationId: id }));
  }

  async tryAgain({ id }: Listened): Promise<void> {
    await value(this.#bridge.retryNarration({ narrationId: id }));
  }

  /** All that there is goes to a file, once it is all made. */
  async save({ id }: Listened): Promise<void> {
    await quietly(value(this.#bridge.saveNarration({ narrationId: id, format: 'mp3', replace: true })));
  }

  /** Hears a voice of the profile say a few words. */
  async preview({ profileId }: Story, number: number): Promise<void> {
    await quietly(
      value(this.#bridge.previewVoice({ profileId, voice: `voice-${number}` })).then(async ({ path }) => {
        const [, id = '', piece] = path.split('/');
        const { bytes } = await this.#app.audio(id, Number(piece), new AbortController().signal);
        await collect(bytes);
      }),
    );
  }

  /** What the window knows of its pieces. */
  async pieces({ id }: Listened): Promise<Piece[]> {
    return (await value(this.#bridge.getNarration({ narrationId: id }))).pieces;
  }

  async #hearNext(listened: Listened): Promise<void> {
    const words = listened.words[listened.next] ?? '';
    const right = await mp3Of(words);
    for (let again = 0; ; again++) {
      const sound = await this.#take(listened);
      if (sound && !sound.equals(right)) throw new Error(`“${words}” sounded like something else`);
      if (sound) break;
      if (again === PATIENT) throw new Error(`“${words}” was never heard`);
    }
    this.heard.set(words, (this.heard.get(words) ?? 0) + 1);
    listened.next += 1;
  }

  /** Null: it broke, and it is worth asking again now. */
  async #take(listened: Listened): Promise<Buffer | null> {
    const hangs = AbortSignal.timeout(HANGS);
    try {
      const { bytes } = await this.#app.audio(listened.id, listened.next, hangs);
      return await collect(bytes);
    } catch (thrown) {
      if (hangs.aborted) {
        throw new Error(`piece ${listened.next} hangs: ${await this.#state(listened)}`, { cause: thrown });
      }
      if (!(thrown instanceof Fault)) throw thrown;
      await this.#beTold(listened, thrown);
      return null;
    }
  }

  async #state({ id }: Listened): Promise<string> {
    const { narration, pieces } = await value(this.#bridge.getNarration({ narrationId: id }));
    const { desk } = await value(this.#bridge.hello({}));
    return JSON.stringify([narration, pieces.filter(({ state }) => state === 'making'), desk]);
  }

  /** What broke off goes on by itself; what has failed is told by the narration itself, with its reason. */
  async #beTold(listened: Listened, { error }: Fault): Promise<void> {
    const { narration } = await value(this.#bridge.getNarration({ narrationId: listened.id }));
    if (narration.state === 'making') return;
    if (narration.state !== 'failed' || !narration.error) {
      throw new Error(`${error.code}, and the narration is ${narration.state} with no reason`);
    }
    const { code } = narration.error;
    this.told.set(code, (this.told.get(code) ?? 0) + 1);
    await this.tryAgain(listened);
  }
}

/** Resolves where it is told by a Fault that it cannot be. */
async function quietly(promise: Promise<unknown>): Promise<void> {
  await promise.catch((thrown: unknown) => {
    if (!(thrown instanceof Fault)) throw thrown;
  });
}

async function collect(bytes: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of bytes) chunks.push(chunk);
  return Buffer.concat(chunks);
}
