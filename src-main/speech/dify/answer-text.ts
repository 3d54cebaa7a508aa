import { Fault } from '../../fault.ts';
import { ThinkingFilter } from '../../text/thinking.ts';

/** Characters. An app in a loop must not fill the memory. */
const LONGEST = 1_000_000;

/** What a person is shown of an answer, as its parts come. */
export class AnswerText {
  readonly #onText: (text: string) => void;
  #filter = new ThinkingFilter();
  #text = '';

  constructor(onText: (text: string) => void) {
    this.#onText = onText;
  }

  /** Throws a Fault `answer_failed` when it does not end. */
  add(part: string): void {
    this.#grow(this.#filter.push(part));
  }

  /** What was written so far is void: Dify's moderation puts other words in its place. */
  replace(whole: string): void {
    this.#filter = new ThinkingFilter();
    const before = this.#text;
    this.#text = this.#filter.push(whole);
    if (this.#text !== before) this.#onText(this.#text);
  }

  /** All of it is there. Throws a Fault `answer_empty` when that is nothing. */
  end(): void {
    this.#grow(this.#filter.end());
    if (this.#text.trim() === '') throw new Fault('answer_empty');
  }

  #grow(words: string): void {
    if (words === '') return;
    this.#text += words;
    if (this.#text.length > LONGEST) {
      throw new Fault('answer_failed', undefined, `longer than ${LONGEST} characters`);
    }
    this.#onText(this.#text);
  }
}
