import { expect, test } from 'vitest';
import { err, ok, type Result } from '../../src-preload/contract/result.ts';
import { Paged } from './paged.svelte.ts';

type Page = Result<{ items: string[]; more: boolean }>;
const page = (items: string[], more: boolean): Page => ok({ items, more });

test('a list is read page by page, each after the last entry of the one before', async () => {
  const asked: (string | undefined)[] = [];
  const list = new Paged<string>((last) => {
    asked.push(last);
    return Promise.resolve(last === undefined ? page(['a', 'b'], true) : page(['c'], false));
  });
  expect(list.known).toBe(false);
  await list.loadMore();
  await list.load();
  expect([list.items, list.more, list.known]).toEqual([['a', 'b'], true, true]);
  await list.loadMore();
  await list.loadMore();
  expect([list.items, list.more, asked]).toEqual([['a', 'b', 'c'], false, [undefined, 'b']]);
});

test('an error keeps what is there, and goes with the next try', async () => {
  const answers: Page[] = [page(['a'], true), err({ code: 'server_busy' }), page(['b'], false)];
  const list = new Paged<string>(() => Promise.resolve(answers.shift()!));
  await list.load();
  await list.loadMore();
  expect([list.items, list.error?.code, list.loading]).toEqual([['a'], 'server_busy', false]);
  await list.loadMore();
  expect([list.items, list.error]).toEqual([['a', 'b'], null]);
});

test('a late answer to an old reading is dropped', async () => {
  const waiting: ((answer: Page) => void)[] = [];
  const list = new Paged<string>(() => new Promise((resolve) => waiting.push(resolve)));
  const first = list.load();
  const second = list.load();
  waiting[1]!(page(['new'], false));
  await second;
  waiting[0]!(page(['old'], false));
  await first;
  expect(list.items).toEqual(['new']);
});
