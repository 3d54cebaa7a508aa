import { expect, test } from 'vitest';
import { Draft } from './draft.svelte.ts';

class Shelf implements Storage {
  [name: string]: unknown;
  #items = new Map<string, string>();
  readonly room: number;
  constructor(room: number) {
    this.room = room;
  }
  get length(): number {
    return this.#items.size;
  }
  key = (index: number): string | null => [...this.#items.keys()][index] ?? null;
  getItem = (key: string): string | null => this.#items.get(key) ?? null;
  removeItem = (key: string): boolean => this.#items.delete(key);
  clear = (): void => this.#items.clear();
  setItem = (key: string, value: string): void => {
    if (value.length > this.room) throw new DOMException('full', 'QuotaExceededError');
    this.#items.set(key, value);
  };
}

test('a draft survives a reload', () => {
  const shelf = new Shelf(100);
  new Draft(shelf).text = 'Good morning';
  expect(new Draft(shelf).text).toBe('Good morning');
});

test('a text too large to keep stays on the page and leaves no old one behind', () => {
  const shelf = new Shelf(20);
  const draft = new Draft(shelf);
  draft.text = 'short';
  draft.text = 'x'.repeat(21);
  expect(draft.text).toHaveLength(21);
  expect(new Draft(shelf).text).toBe('');
});

test('how a text is marked up is kept with it, and not for the next one', () => {
  const shelf = new Shelf(100);
  const draft = new Draft(shelf);
  draft.text = '# Good morning';
  draft.markup = 'markdown';
  expect(new Draft(shelf).markup).toBe('markdown');
  draft.text = '';
  expect(draft.markup).toBe('auto');
  expect(new Draft(shelf).markup).toBe('auto');
});
