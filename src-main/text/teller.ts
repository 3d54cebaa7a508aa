import type { BlockKind } from '../../src-preload/contract/narration.ts';
import { OWN, type Own } from './own/own.ts';
import type { Block, Reading, Run } from './reading.ts';

interface BlockFacts {
  readonly kind: BlockKind;
  readonly level?: number;
  readonly language?: string;
}

const strength: readonly Block['endedBy'][] = ['sentence', 'paragraph', 'heading'];

/** Builds a reading from a source that is walked through in order. A block begins with the first words said in it. */
export class Teller {
  readonly #source: string;
  readonly #parts: string[] = [];
  readonly #runs: Run[] = [];
  readonly #blocks: Block[] = [];
  #facts: BlockFacts = { kind: 'paragraph' };
  #length = 0;
  /** Where the open block begins, or null; where its last character that is no white space ends. */
  #start: number | null = null;
  #end = 0;
  /** No run may begin before it. */
  #place = 0;

  constructor(source: string) {
    this.#source = source;
  }

  get source(): string {
    return this.#source;
  }

  /** Up to where the source was told. */
  get told(): number {
    return this.#place;
  }

  /** What the blocks that begin from now on are. */
  be(facts: BlockFacts): void {
    this.#facts = facts;
  }

  /** Whether something was said in the block that is open. */
  get saying(): boolean {
    return this.#start !== null;
  }

  /** Says what stands at a place of the source, or other words for it. White space begins no block. */
  say(words: string, start: number, end: number): void {
    let [text, from] = [words, start];
    const verbatim = end - start === words.length && this.#source.startsWith(words, start);
    if (this.#start === null) {
      text = words.trimStart();
      if (text === '') return;
      if (verbatim) from += words.length - text.length;
      this.#begin();
    }
    this.#push(
      text,
      Math.max(from, this.#place),
      Math.max(end, this.#place),
      verbatim && from >= this.#place,
    );
    const trimmed = text.trimEnd().length;
    if (trimmed > 0) this.#end = this.#length - text.length + trimmed;
  }

  /** Says in the place of the source what has words in every language. */
  sayOwn(own: Own, start: number, end: number): void {
    if (this.#start === null) this.#begin();
    this.#push(OWN, Math.max(start, this.#place), Math.max(end, this.#place), false, own);
    this.#end = this.#length;
  }

  /** Says words that do not stand in the source. They begin no block. */
  add(words: string): void {
    if (this.#start !== null) this.#push(words, this.#place, this.#place, false);
    if (this.#start !== null && !blank(words))
      this.#end = this.#length - (words.length - words.trimEnd().length);
  }

  /** Says words that do not stand in the source before those at a place. They begin a block where none is open. */
  prepend(words: string, at: number): void {
    this.#place = Math.max(this.#place, at);
    if (this.#start === null) this.#begin();
    this.add(words);
  }

  /** Ends the open block. Where none is open, the pause after the last one is made as long as that. */
  close(endedBy: Block['endedBy']): void {
    if (this.#start !== null) {
      this.#blocks.push({ ...this.#facts, start: this.#start, end: this.#end, endedBy });
      this.#start = null;
      return;
    }
    const last = this.#blocks.at(-1);
    if (last && strength.indexOf(endedBy) > strength.indexOf(last.endedBy)) {
      this.#blocks[this.#blocks.length - 1] = { ...last, endedBy };
    }
  }

  reading(): Reading {
    this.close('paragraph');
    return { source: this.#source, said: this.#parts.join(''), runs: this.#runs, blocks: this.#blocks };
  }

  #begin(): void {
    if (this.#length > 0) this.#push('\n', this.#place, this.#place, false);
    this.#start = this.#end = this.#length;
  }

  #push(words: string, start: number, end: number, verbatim: boolean, own?: Own): void {
    if (words === '') return;
    const last = this.#runs.at(-1);
    const goesOn =
      verbatim &&
      last?.verbatim === true &&
      last.end === start &&
      last.at + last.end - last.start === this.#length;
    if (goesOn) this.#runs[this.#runs.length - 1] = { ...last, end };
    else this.#runs.push({ at: this.#length, start, end, verbatim, ...(own && { own }) });
    this.#parts.push(words);
    this.#length += words.length;
    this.#place = Math.max(this.#place, end);
  }
}

/** Whether a text is white space only. */
const blank = (text: string): boolean => !/\S/.test(text);

/** Says a text in which white space counts as one space, however much of it there is. */
export function sayFlowing(teller: Teller, words: string, start: number, end: number): void {
  if (words.length !== end - start) {
    teller.say(words.replace(/\s+/g, ' '), start, end);
    return;
  }
  let at = 0;
  for (const match of words.matchAll(/\s{2,}|[\n\t]/g)) {
    teller.say(words.slice(at, match.index), start + at, start + match.index);
    teller.say(' ', start + match.index, start + match.index + match[0].length);
    at = match.index + match[0].length;
  }
  teller.say(words.slice(at), start + at, end);
}
