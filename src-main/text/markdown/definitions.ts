/** Links and notes are defined anywhere in a text, but count in all of it. */
export class Definitions {
  readonly #lines = new Map<string, string>();

  constructor(text: string) {
    for (const match of text.matchAll(definition)) {
      const [line, label = ''] = match;
      const key = keyOf(label);
      if (!this.#lines.has(key)) this.#lines.set(key, label.startsWith('^') ? `[${label}]: x` : line.trim());
    }
  }

  /** Definitions of what a part of the text refers to. */
  for(part: string): string {
    if (this.#lines.size === 0) return '';
    const lines = new Set<string>();
    for (const match of part.matchAll(label)) {
      const line = this.#lines.get(keyOf(match[1] ?? ''));
      if (line !== undefined) lines.add(line);
    }
    return [...lines].map((line) => `\n\n${line}`).join('');
  }
}

const definition = /^ {0,3}\[([^[\]\r\n]{1,200})\]:[ \t]*\S[^\r\n]{0,500}$/gm;
const label = /\[([^[\]]{1,200})\]/g;
const keyOf = (label: string): string => label.replace(/\s+/g, ' ').trim().toLowerCase();
