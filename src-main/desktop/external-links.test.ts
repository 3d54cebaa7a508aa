import type { BrowserWindow, MessageBoxOptions } from 'electron';
import { expect, test } from 'vitest';
import { createLinkOpener, safeLink } from './external-links.ts';

test.each([
  ['https://example.com', 'https://example.com/'],
  ['HTTPS://Example.com/a b?c=“d”', 'https://example.com/a%20b?c=%E2%80%9Cd%E2%80%9D'],
  ['https://xn--e1afmkfd.example/', 'https://xn--e1afmkfd.example/'],
])('%s may leave as %s', (raw, link) => {
  expect(safeLink(raw)).toBe(link);
});

test.each([
  'http://example.com/',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'smb://host/share',
  'ms-settings:',
  'app://ui/',
  'https://user@example.com/',
  'https://user:pw@example.com/',
  'https://',
  '-https://example.com',
  '',
])('%s stays', (raw) => {
  expect(safeLink(raw)).toBeNull();
});

function openerWith(answer: () => Promise<number>) {
  const opened: string[] = [];
  const asked: MessageBoxOptions[] = [];
  const open = createLinkOpener({
    shell: { openExternal: (url) => Promise.resolve(void opened.push(url)) },
    dialog: {
      async showMessageBox(...given: unknown[]) {
        asked.push(given.at(-1) as MessageBoxOptions);
        return { response: await answer(), checkboxChecked: false };
      },
    },
    window: () => ({}) as unknown as BrowserWindow,
    log: () => undefined,
  });
  return { open, opened, asked };
}

test('a link is opened after a yes, as it was shown', async () => {
  const { open, opened, asked } = openerWith(() => Promise.resolve(0));
  await open('HTTPS://Example.com/x y');
  expect(opened).toEqual(['https://example.com/x%20y']);
  expect(asked[0]).toMatchObject({ detail: 'https://example.com/x%20y', cancelId: 1, defaultId: 1 });
});

test('a no opens nothing, and what may not leave is not even asked about', async () => {
  const { open, opened, asked } = openerWith(() => Promise.resolve(1));
  await open('https://example.com/');
  await open('http://example.com/');
  expect([opened, asked.length]).toEqual([[], 1]);
});

test('there is one question at a time', async () => {
  const answer = Promise.withResolvers<number>();
  const { open, asked } = openerWith(() => answer.promise);
  const first = open('https://example.com/');
  await open('https://example.com/2');
  answer.resolve(1);
  await first;
  await open('https://example.com/3');
  expect(asked).toHaveLength(2);
});
