const opening = ['<think>', '<thinking>'];
const closing = ['</think>', '</thinking>'];
const anyTag = /<\/?think(?:ing)?>/i;
const closingTag = /<\/think(?:ing)?>/i;

/**
 * Takes out what a reasoning model thinks aloud between `<think>` and `</think>`, from a text that comes in pieces
 * which may end anywhere, also within a tag. White space before the first words is dropped with it.
 */
export class ThinkingFilter {
  /** What may still become a tag, or ends inside one. */
  #pending = '';
  #thinking = false;
  #begun = false;

  /** The part of the text that can be shown by now. */
  push(text: string): string {
    this.#pending += text;
    let shown = '';
    for (;;) {
      const tag = (this.#thinking ? closingTag : anyTag).exec(this.#pending);
      if (!tag) break;
      if (!this.#thinking) shown += this.#pending.slice(0, tag.index);
      this.#thinking = !tag[0].startsWith('</');
      this.#pending = this.#pending.slice(tag.index + tag[0].length);
    }
    const held = heldBack(this.#pending);
    if (!this.#thinking) shown += this.#pending.slice(0, this.#pending.length - held);
    this.#pending = this.#pending.slice(this.#pending.length - held);
    return this.#begin(shown);
  }

  /** No more comes: what looked like the beginning of a tag was none. */
  end(): string {
    const rest = this.#thinking ? '' : this.#pending;
    this.#pending = '';
    return this.#begin(rest);
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

/** Characters at the end that may be the beginning of a tag. */
function heldBack(text: string): number {
  const from = text.lastIndexOf('<');
  if (from < 0) return 0;
  const tail = text.slice(from).toLowerCase();
  return [...opening, ...closing].some((tag) => tag.startsWith(tail)) ? tail.length : 0;
}
