import type { Element, Nodes, Root } from 'hast';
import type { BlockKind } from '../../../src-preload/contract/narration.ts';
import type { ReadingPreferences } from '../../../src-preload/contract/settings.ts';
import { align } from '../align.ts';
import { tellCode } from '../code.ts';
import { type Cell, tellRows } from '../rows.ts';
import { raised } from '../raised.ts';
import { sayFlowing, type Teller } from '../teller.ts';
import { blockElements, languageOf, placeIn, textOf, within } from './elements.ts';
import { isHidden, isNotes } from './hidden.ts';

/** What an element is in. */
interface Around {
  readonly kind: BlockKind;
  readonly endedBy: 'paragraph' | 'sentence';
  readonly level?: number;
  readonly language?: string | undefined;
}

/** Says an HTML tree. `offset`, added to a place in what was parsed, is the place in the source. */
export class HtmlTelling {
  readonly #teller: Teller;
  readonly #reading: ReadingPreferences;
  readonly #offset: number;

  constructor(teller: Teller, reading: ReadingPreferences, offset: number) {
    this.#teller = teller;
    this.#reading = reading;
    this.#offset = offset;
  }

  tell(root: Root, kind: BlockKind = 'paragraph'): void {
    this.#children(root, { kind, endedBy: 'paragraph' });
    this.#teller.close('paragraph');
  }

  #children(parent: Root | Element, around: Around): void {
    for (const child of parent.children) this.#node(child, around);
  }

  #node(node: Nodes, around: Around): void {
    if (node.type === 'text') {
      this.#text(node, node.value, around);
      return;
    }
    if (node.type !== 'element' || isHidden(node)) return;
    if (isNotes(node)) {
      if (this.#reading.footnotes === 'end') this.#block(node, { ...around, kind: 'note' });
      return;
    }
    const language = languageOf(node) ?? around.language;
    const inside = language === undefined ? around : { ...around, language };
    if (node.tagName === 'br') this.#teller.close('sentence');
    else if (node.tagName === 'img') this.#image(node, inside);
    else if (node.tagName === 'sup' && this.#raised(node)) return;
    else if (blockElements.has(node.tagName)) this.#block(node, inside);
    else this.#children(node, inside);
  }

  #text(node: Nodes, value: string, around: Around): void {
    const place = placeIn(node);
    if (!place) return;
    if (!this.#teller.saying) this.#be(around);
    const { start, end } = this.#moved(place);
    for (const part of align(value, this.#teller.source, start, end, false)) {
      sayFlowing(this.#teller, part.words, part.start, part.end);
    }
  }

  /** Says what stands above the line, if it is a number. */
  #raised(node: Element): boolean {
    const [only, ...more] = node.children;
    const power = only?.type === 'text' && more.length === 0 ? raised(only.value) : null;
    const place = only && placeIn(only);
    if (power === null || !place || !this.#teller.saying) return false;
    this.#teller.say(power, this.#moved(place).start, this.#moved(place).end);
    return true;
  }

  #image(node: Element, around: Around): void {
    const place = placeIn(node);
    const { alt } = node.properties;
    if (!place || this.#reading.images === 'skip' || typeof alt !== 'string') return;
    const { start, end } = this.#moved(place);
    if (!this.#teller.saying) this.#be(around);
    this.#teller.say(alt, start, end);
  }

  #block(node: Element, around: Around): void {
    const { tagName } = node;
    const heading = /^h([1-6])$/.exec(tagName)?.[1];
    this.#teller.close(around.kind === 'item' ? 'sentence' : around.endedBy);
    if (heading !== undefined) {
      this.#line(node, { ...around, kind: 'heading', level: Number(heading) });
      this.#teller.close('heading');
    } else if (tagName === 'pre') this.#pre(node);
    else if (tagName === 'table') this.#table(node, around);
    else if (tagName === 'ol' || tagName === 'ul' || tagName === 'menu' || tagName === 'dl') {
      this.#list(node, around);
      this.#teller.close(around.endedBy);
    } else {
      this.#children(node, tagName === 'blockquote' ? { ...around, kind: 'quote' } : around);
      this.#teller.close(around.endedBy);
    }
  }

  /** A heading, or a cell of a table, is one line whatever it is made of. */
  #line(node: Element, around: Around): void {
    for (const child of node.children) {
      if (child.type === 'text') this.#text(child, child.value, around);
      else if (child.type === 'element' && !isHidden(child)) {
        if (child.tagName === 'br') this.#teller.add(' ');
        else if (child.tagName === 'img') this.#image(child, around);
        else if (child.tagName === 'sup' && this.#raised(child)) continue;
        else this.#line(child, around);
      }
    }
  }

  /** The numbers of an ordered list are said, though they stand nowhere in the source. */
  #list(node: Element, around: Around): void {
    const { start: first } = node.properties;
    let number = typeof first === 'number' ? first : 1;
    const item: Around = { ...around, kind: around.kind === 'note' ? 'note' : 'item', endedBy: 'sentence' };
    for (const child of node.children) {
      const place = child.type === 'element' && child.tagName === 'li' ? placeIn(child) : null;
      if (child.type === 'element' && place && node.tagName === 'ol' && !isHidden(child)) {
        this.#teller.close('sentence');
        if (typeof child.properties.value === 'number') number = child.properties.value;
        this.#be(item);
        if (textOf(child).trim() !== '') this.#teller.prepend(`${number}. `, this.#moved(place).start);
        number += 1;
        this.#children(child, item);
        this.#teller.close('sentence');
      } else this.#node(child, item);
    }
  }

  #pre(node: Element): void {
    const place = placeIn(node);
    if (place) tellCode(this.#teller, textOf(node), this.#moved(place), this.#reading.code);
  }

  #table(node: Element, around: Around): void {
    this.#teller.close('paragraph');
    if (this.#reading.tables === 'skip') return;
    for (const caption of within(node, ['caption'], ['table', 'tr'])) this.#node(caption, around);
    const rows = [...within(node, ['tr'], ['table'])].filter((row) => !isHidden(row));
    const cells = rows.map((row) => [...within(row, ['td', 'th'], ['table'])]);
    const [head] = cells;
    const headed = head !== undefined && head.length > 0 && head.every(({ tagName }) => tagName === 'th');
    const told = cells.map((row) => row.map((cell) => this.#cell(cell, around)));
    // A single column is how pages were laid out once: each of its cells is a text of its own.
    if (!headed && cells.every((row) => row.length < 2)) {
      for (const row of cells) for (const cell of row) this.#block({ ...cell, tagName: 'div' }, around);
      return;
    }
    this.#be({ ...around, kind: 'row' });
    tellRows(this.#teller, headed ? (told[0] ?? []) : [], headed ? told.slice(1) : told, this.#reading.emoji);
  }

  #cell(node: Element, around: Around): Cell {
    const place = placeIn(node);
    return {
      words: textOf(node),
      ...(place ? this.#moved(place) : { start: 0, end: 0 }),
      tell: () => this.#line(node, { ...around, kind: 'row' }),
    };
  }

  #be({ kind, level, language }: Around): void {
    this.#teller.be({
      kind,
      ...(level !== undefined && { level }),
      ...(language !== undefined && { language }),
    });
  }

  #moved({ start, end }: { start: number; end: number }): { start: number; end: number } {
    return { start: start + this.#offset, end: end + this.#offset };
  }
}
