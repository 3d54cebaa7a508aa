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
  const draft = new Draft(shelf);
  draft.text = 'Good morning';
  draft.keep();
  expect(new Draft(shelf).text).toBe('Good morning');
});

test('what is written is kept after a rest, and not at every key', async () => {
  const shelf = new Shelf(100);
  const draft = new Draft(shelf);
  for (const text of ['G', 'Go', 'Good']) draft.text = text;
  expect(shelf.length).toBe(0);
  await expect.poll(() => new Draft(shelf).text).toBe('Good');
});

test('a text too large to keep stays on the page and leaves no old one behind', () => {
  const shelf = new Shelf(20);
  const draft = new Draft(shelf);
  draft.text = 'short';
  draft.keep();
  draft.text = 'x'.repeat(21);
  draft.keep();
  expect(draft.text).toHaveLength(21);
  expect(new Draft(shelf).text).toBe('');
});

test('how a text is marked up is kept with it, and not for the next one', () => {
  const shelf = new Shelf(100);
  const draft = new Draft(shelf);
  draft.text = '# Good morning';
  draft.markup = 'markdown';
  draft.title = 'A morning';
  draft.keep();
  expect(new Draft(shelf).markup).toBe('markdown');
  expect(new Draft(shelf).title).toBe('A morning');
  draft.text = '';
  draft.keep();
  expect([draft.markup, draft.title]).toEqual(['auto', '']);
  expect(new Draft(shelf).markup).toBe('auto');
});
