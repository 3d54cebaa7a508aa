import { AxeBuilder } from '@axe-core/playwright';
import { unzipSync } from 'fflate';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { makeEpub } from '../../src-main/documents/packed.fixture.ts';
import { openWindow, type Window } from '../fixtures/window.ts';

let window: Window;
beforeAll(async () => {
  window = await openWindow();
});
afterAll(() => window?.close());
beforeEach(async () => {
  await window.call('stopNarration', {});
  await window.page.evaluate(() => sessionStorage.clear());
  await window.text.fill('');
  await window.page.reload();
  await window.says('Ready');
});

const BOOK = 'The Heron’s Year';
const book = (): Buffer =>
  Buffer.from(
    makeEpub({
      title: BOOK,
      author: 'A. Writer',
      parts: ['<h1>Spring</h1><p>The heron comes back to the lake.</p>', '<h1>Summer</h1><p>It waits.</p>'],
    }),
  );
const chip = () => window.page.getByRole('status').filter({ hasText: BOOK });

/** Through the chooser that the button or the key opens. */
async function choose(open: () => Promise<unknown>, ...files: { name: string; buffer: Buffer }[]) {
  const coming = window.page.waitForEvent('filechooser');
  await open();
  await (await coming).setFiles(files.map((file) => ({ mimeType: '', ...file })));
}

/** As a file manager would: the files are dropped on an element, or pasted into it. */
async function give(kind: 'drop' | 'paste', name: string, content: string): Promise<void> {
  await window.text.evaluate(
    (field, given) => {
      const data = new DataTransfer();
      data.items.add(new File([given.content], given.name));
      if (given.kind === 'paste') {
        field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }));
        return;
      }
      for (const type of ['dragover', 'drop'])
        field.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
    },
    { kind, name, content },
  );
}

test('a book is chosen, shown by its title, spoken under it, and gives the text before it back', async () => {
  await window.text.fill('My own words');
  await choose(() => window.button('Open').click(), { name: 'heron.epub', buffer: book() });
  await chip().waitFor();
  await expect.poll(() => chip().innerText()).toContain('A. Writer');
  expect(await window.text.inputValue()).toMatch(/^# Spring\n+The heron comes back/);
  const { violations } = await new AxeBuilder({ page: window.page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)])).toEqual([]);

  await window.page.keyboard.press('Control+Enter');
  const title = async (): Promise<string | undefined> =>
    (await window.call<{ desk: { current: { title: string } | null } }>('hello', {})).desk.current?.title;
  await expect.poll(title).toBe(BOOK);
  await window.page.keyboard.press('Escape');
  await window.button('Put my text back').click();
  await expect.poll(() => window.text.inputValue()).toBe('My own words');
  expect(await chip().count()).toBe(0);
});

test('by keys alone, and what was opened is there after a reload', async () => {
  await window.text.focus();
  await choose(() => window.page.keyboard.press('Control+o'), { name: 'heron.epub', buffer: book() });
  await chip().waitFor();
  await window.page.reload();
  await expect.poll(() => window.text.inputValue()).toMatch(/^# Spring/);
});

test('a file that is dropped or pasted is opened', async () => {
  await give('drop', 'note.md', '# A note\n\nThe lake is *still*.');
  await expect.poll(() => window.text.inputValue()).toBe('# A note\n\nThe lake is *still*.');
  await window.page.getByText('A note', { exact: true }).waitFor();
  await window.button('Remove').click();
  await expect.poll(() => window.text.inputValue()).toBe('');
  await give('paste', 'page.html', '<html><body><h1>A page</h1><p>From the web.</p></body></html>');
  await expect.poll(() => window.text.inputValue()).toMatch(/^# A page\n+From the web\.$/);
});

test.each([
  ['a damaged book', 'broken.epub', book().subarray(0, 300), /broken\.epub is damaged/],
  [
    'a picture',
    'cat.png',
    Buffer.from('\x89PNG\r\n\x1a\n\0\0\0', 'latin1'),
    /does not read this kind of file/,
  ],
  ['an empty file', 'empty.txt', Buffer.alloc(0), /no text in empty\.txt/],
])('%s is one sentence, the text stays, and another can be chosen', async (_what, name, buffer, sentence) => {
  await window.text.fill('My own words');
  await choose(() => window.button('Open').click(), { name, buffer });
  const alert = window.page.getByRole('alert').filter({ hasText: sentence });
  await alert.waitFor();
  expect(await window.text.inputValue()).toBe('My own words');
  await choose(() => window.button('Choose a file').click(), { name: 'heron.epub', buffer: book() });
  await chip().waitFor();
  expect(await alert.count()).toBe(0);
});

test('one that is being read can be left', async () => {
  await window.text.fill('My own words');
  // A file that never comes whole, as from a disk that has fallen asleep.
  await window.page.route('**/upload?*', () => undefined);
  await choose(() => window.button('Open').click(), { name: 'slow.epub', buffer: book() });
  await window.page.getByText('Reading slow.epub…').waitFor();
  await window.button('Cancel').click();
  await expect.poll(() => window.page.getByText('Reading slow.epub…').count()).toBe(0);
  await window.page.unroute('**/upload?*');
  expect(await window.text.inputValue()).toBe('My own words');
  expect(await window.page.getByRole('alert').count()).toBe(0);
});

test('a book is saved as a file for each chapter, named as told, with its subtitles', async () => {
  await choose(() => window.button('Open').click(), { name: 'heron.epub', buffer: book() });
  await chip().waitFor();
  await window.page.keyboard.press('Control+Enter');
  await window.says(/Playing/);
  await window.button('Settings').click();
  await window.page.getByRole('combobox', { name: 'Subtitles beside the sound' }).selectOption('srt');
  await window.page.getByRole('switch', { name: 'A file for each chapter' }).check();
  const pattern = window.page.getByRole('textbox', { name: 'Names of the files' });
  await pattern.fill('{author}');
  await window.page.getByText('There is no {author} to use in a name.').waitFor();
  await pattern.fill('{title} {number}');
  await pattern.blur();
  await window.page.getByText('For example: The Heron’s Year 03').waitFor();
  await window.button('Close settings').click();
  const { path, name } = await window.save('MP3');
  expect(name).toBe(`${BOOK}.zip`);
  const files = unzipSync(new Uint8Array(await readFile(path)));
  expect(Object.keys(files)).toEqual(['01.mp3', '01.srt', '02.mp3', '02.srt'].map((end) => `${BOOK} ${end}`));
  const text = new TextDecoder();
  expect(text.decode(files[`${BOOK} 02.srt`])).toMatch(/Summer[^]*It waits/);
  expect(files[`${BOOK} 01.mp3`]?.length).toBeGreaterThan(5000);
});

test('the address of a page alone is told what to do with', async () => {
  const told = window.page.getByRole('status').filter({ hasText: 'Pages are not fetched' });
  await window.text.fill('https://example.com/herons');
  await told.waitFor();
  await window.text.fill('See https://example.com/herons');
  await expect.poll(() => told.count()).toBe(0);
});

test('what was copied from a page keeps its headings and lists when they are wanted', async () => {
  await window.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const words = 'The Heron\nIt eats fish & frogs.\nfish\nfrogs';
  const copy = (html: string): Promise<void> =>
    window.page.evaluate(
      async ([page, plain]) => {
        const types = { 'text/html': page ?? '', 'text/plain': plain ?? '' };
        const blobs = Object.entries(types).map(
          ([type, text]) => [type, new Blob([text], { type })] as const,
        );
        await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
      },
      [html, words],
    );
  const paste = async (): Promise<void> => {
    await window.text.focus();
    await window.page.keyboard.press('Control+v');
  };
  await copy('<h1>The Heron</h1><p>It eats fish &amp; frogs.</p><ul><li>fish</li><li>frogs</li></ul>');
  await paste();
  await expect.poll(() => window.text.inputValue()).toBe(words);
  await window.button('Keep them').click();
  const rich = '# The Heron\n\nIt eats fish & frogs.\n\n- fish\n- frogs';
  await expect.poll(() => window.text.inputValue()).toBe(rich);
  await window.button('Put my text back').click();
  expect(await window.text.inputValue()).toBe(words);
  // What was written on is the person's own, and no longer what was copied.
  await window.button('Keep them').waitFor();
  await window.text.press('End');
  await window.text.pressSequentially('!');
  await expect.poll(() => window.button('Keep them').count()).toBe(0);

  // Among other words, or without anything to keep, nothing is offered.
  await paste();
  await window.text.fill('');
  await copy('<p>It eats <b>fish</b>.</p>');
  await paste();
  await expect.poll(() => window.text.inputValue()).toBe(words);
  expect(await window.button('Keep them').count()).toBe(0);
});
