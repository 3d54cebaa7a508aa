const opening = ['<think>', '<thinking>'];
const closing = ['</think>', '</thinking>'];
const anyTag = /<\/?think(?:ing)?>/i;
const closingTag = /<\/think(?:ing)?>/i;

/**
 * Takes out what a reasoning model thinks aloud between `<think>` and `</think>`, from a text that comes in pieces
 * which may end anywhere, also within a tag. White space before the first words is dropped with it. A tag in backticks
 * is talked about and stays; so does what follows a tag that is never closed, unless the text begins with it.
 */
export class ThinkingFilter {
  /** What may still become a tag, or ends inside one. */
  #pending = '';
  #thinking = false;
  #begun = false;
  /** What was taken out since a tag that may turn out to be never closed. */
  #dropped = '';
  /** The character before what is pending. */
  #before = '';

  /** The part of the text that can be shown by now. */
  push(text: string): string {
    this.#pending += text;
    let shown = '';
    for (;;) {
      const tag = (this.#thinking ? closingTag : anyTag).exec(this.#pending);
      if (!tag) break;
      const [words, rest] = cutAt(this.#pending, tag.index);
      const quoted = !this.#thinking && (words.at(-1) ?? this.#before) === '`';
      if (!this.#thinking) shown += quoted ? words + tag[0] : words;
      this.#thinking = !quoted && !tag[0].startsWith('</');
      this.#dropped = this.#thinking ? tag[0] : '';
      this.#take(rest.slice(tag[0].length), '>');
    }
    const [words, held] = cutAt(this.#pending, this.#pending.length - heldBack(this.#pending));
    if (this.#thinking) this.#dropped += words;
    else shown += words;
    this.#take(held, words.at(-1) ?? this.#before);
    return this.#begin(shown);
  }

  /** No more comes: what looked like the beginning of a tag was none. */
  end(): string {
    const unclosed = this.#begun ? this.#dropped + this.#pending : '';
    const rest = this.#thinking ? unclosed : this.#pending;
    this.#take('', '');
    this.#dropped = '';
    return this.#begin(rest);
  }

  #take(pending: string, before: string): void {
    this.#pending = pending;
    this.#before = before;
  }

  #begin(shown: string): string {
    const words = this.#begun ? shown : shown.trimStart();
    this.#begun ||= words !== '';
    return words;
  }
}

/** A whole text without what was thought aloud. */
export function withoutThinking(text: string): string {
  const filter = new ThinkingFilter();
  return filter.push(text) + filter.end();
}

const cutAt = (text: string, at: number): [string, string] => [text.slice(0, at), text.slice(at)];

/** Characters at the end that may be the beginning of a tag. */
function heldBack(text: string): number {
  const from = text.lastIndexOf('<');
  if (from < 0) return 0;
  const tail = text.slice(from).toLowerCase();
  return [...opening, ...closing].some((tag) => tag.startsWith(tail)) ? tail.length : 0;
}
