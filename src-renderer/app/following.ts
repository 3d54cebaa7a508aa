import type { Bridge } from '../../src-preload/bridge.ts';
import type { Narration, Piece } from '../../src-preload/contract/narration.ts';
import type { Place } from '../player/timeline.ts';
import { Shown } from './shown.svelte.ts';

/** Who plays what is shown. */
export interface Follower {
  /** Another narration is shown, or the same one anew; `at`: where the player was when this window was last open. */
  opened(autoplay: boolean, at: Place | null): void;
  changed(narration: Narration): void;
  replaced(piece: Piece): void;
  extended(narration: Narration, pieces: readonly Piece[]): void;
}

/** Keeps what is shown true by what the program tells, however its events and answers overtake each other. */
export class Following {
  readonly shown = new Shown();
  readonly #bridge: Bridge;
  readonly #follower: Follower;
  /** What was told of a narration since it was asked for: the answer may be older. */
  #asking: { id: string; told: (() => void)[] } | null = null;

  constructor(bridge: Bridge, follower: Follower) {
    this.#bridge = bridge;
    this.#follower = follower;
  }

  start(): () => void {
    const { shown } = this;
    const bridge = this.#bridge;
    const stops = [
      bridge.on('opened', ({ narration, pieces, at }) => this.#open(narration, pieces, at ?? null)),
      bridge.on('narration', (narration) =>
        this.#hear(narration.id, () => {
          shown.follow(narration);
          this.#follower.changed(narration);
        }),
      ),
      bridge.on('piece', ({ narrationId: id, piece }) =>
        this.#hear(id, () => {
          if (shown.replace(piece)) this.#follower.replaced(piece);
          else void this.ask(id);
        }),
      ),
      bridge.on('extended', ({ narration, pieces }) =>
        this.#hear(narration.id, () => {
          if (shown.extend(narration, pieces)) this.#follower.extended(narration, pieces);
          else void this.ask(narration.id);
        }),
      ),
      bridge.on('answered', ({ narrationId: id, text }) => this.#hear(id, () => (shown.answer = text))),
    ];
    return () => stops.forEach((stop) => stop());
  }

  /** Shows a narration as the program has it now. */
  async ask(id: string): Promise<void> {
    if (this.#asking?.id === id) return;
    const told: (() => void)[] = [];
    const asking = (this.#asking = { id, told });
    const answer = await this.#bridge.getNarration({ narrationId: id });
    if (asking !== this.#asking) return;
    this.#asking = null;
    if (!answer.ok) return;
    const { narration, pieces, at } = answer.value;
    if (this.shown.narration?.id === id) {
      this.shown.refresh(answer.value);
      this.#follower.extended(narration, pieces);
    } else {
      this.shown.open(narration, pieces, answer.value.answer);
      this.#follower.opened(false, at);
    }
    for (const take of told) take();
  }

  #open(narration: Narration, pieces: readonly Piece[], at: Place | null): void {
    this.#asking = null;
    const { shown } = this;
    const known = shown.narration?.id === narration.id ? shown.answer : null;
    shown.open(narration, pieces, known ?? (narration.growing ? '' : null));
    this.#follower.opened(true, at);
  }

  #hear(id: string, take: () => void): void {
    if (this.#asking?.id === id) this.#asking.told.push(take);
    else if (this.shown.narration?.id === id) take();
  }
}
