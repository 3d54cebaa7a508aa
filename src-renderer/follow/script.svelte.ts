import type { Bridge } from '../../src-preload/bridge.ts';
import type { Chapter, Narration } from '../../src-preload/contract/narration.ts';

/** The source text of the narration that is shown, and its headings. */
export class Script {
  readonly #bridge: Pick<Bridge, 'getScript'>;
  /** Whose text is held or asked for. */
  #id: string | null = null;
  /** Null: not here, or not here yet. */
  text = $state.raw<string | null>(null);
  chapters = $state.raw<readonly Chapter[]>([]);
  /** What is here is all there will be: its words are not known where the text is null. */
  known = $state(false);

  constructor(bridge: Pick<Bridge, 'getScript'>) {
    this.#bridge = bridge;
  }

  /** Call when another narration is shown, or the same one changes. */
  async follow(narration: Pick<Narration, 'id' | 'growing'> | null): Promise<void> {
    // Of a text that is being written, its events tell the words.
    const id = narration && !narration.growing ? narration.id : null;
    if (id === this.#id) return;
    this.#id = id;
    this.text = null;
    this.chapters = [];
    this.known = false;
    if (id === null) return;
    const answer = await this.#bridge.getScript({ narrationId: id });
    if (id !== this.#id) return;
    // A lost connection comes back with another look at the narration.
    if (!answer.ok) {
      this.#id = null;
      return;
    }
    this.text = answer.value.text;
    this.chapters = answer.value.chapters;
    this.known = true;
  }
}
