const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const WORD = /\p{L}+(?:-\p{L}+)*/gu;

/** Joins lines to running text. A hyphen at a line's end stays only where the document has the word with it elsewhere. */
export class LineJoiner {
  readonly #compounds = new Set<string>();

  /** Learns from the lines of the whole document. */
  learn(line: string): void {
    for (const [word] of line.matchAll(WORD)) if (word.includes('-')) this.#compounds.add(word.toLowerCase());
  }

  join(text: string, line: string): string {
    if (text === '') return line;
    if (text.endsWith('\u00ad')) return text.slice(0, -1) + line;
    const broken = /(\p{L}+)[-‐]$/u.exec(text)?.[1];
    if (broken !== undefined) return this.#mend(text, broken, line);
    const isClose = /[—–/]$/.test(text) || (CJK.test(text.at(-1) ?? '') && CJK.test(line.charAt(0)));
    return isClose ? text + line : `${text} ${line}`;
  }

  #mend(text: string, broken: string, line: string): string {
    const rest = /^\p{L}+/u.exec(line)?.[0] ?? '';
    const isOneWord = /^\p{Ll}/u.test(rest) && !this.#compounds.has(`${broken}-${rest}`.toLowerCase());
    return (isOneWord ? text.slice(0, -1) : text) + line;
  }
}
