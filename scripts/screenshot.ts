import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { openChromium, startBrowserHost } from '../e2e/fixtures/browser-host.ts';

/**
 * Makes the pictures of the window that the README shows, from the built browser host in a real Chromium:
 * `npm run screenshot`.
 */
const folder = fileURLToPath(new URL('../docs/', import.meta.url));

const TEXT = `The library kept one lamp lit for whoever came last.

That evening it was Mira, who had walked through the rain with a book under her coat. She laid it on the counter and waited while the clock struck nine.

Nobody asked why it was late. The librarian turned the pages slowly, one by one, until a pressed fern slid out and came to rest between them.

“So that is where the summer went,” she said.`;

/** Speaks the text and shows the window while the second of its parts plays. */
async function picture(colorScheme: 'light' | 'dark', name: string): Promise<void> {
  const host = await startBrowserHost();
  const chromium = await openChromium({}, { viewport: { width: 900, height: 760 }, colorScheme });
  const { page } = chromium;
  try {
    await page.goto(host.url);
    await page.getByRole('button', { name: 'Close the welcome' }).click();
    await page.getByRole('textbox', { name: 'Text' }).fill(TEXT);
    await page.getByRole('button', { name: 'Speak', exact: true }).click();
    await page.mouse.move(5, 5);
    await page.getByText('Playing part 2 of 4').waitFor();
    await page.waitForTimeout(3000);
    await page.screenshot({ path: `${folder}${name}` });
  } finally {
    await chromium.close();
    await host.close();
  }
}

await mkdir(folder, { recursive: true });
await picture('light', 'window.png');
await picture('dark', 'window-dark.png');
