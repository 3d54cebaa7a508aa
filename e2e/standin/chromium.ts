import { type Browser, type BrowserContext, chromium } from 'playwright-core';

let running: Promise<{ browser: Browser; context: BrowserContext }> | undefined;

/** One Chromium with one profile for all windows of the program, as in Electron's default session. */
export function openContext(): Promise<BrowserContext> {
  running ??= (async () => {
    const browser = await chromium.launch({
      executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
      ignoreDefaultArgs: ['--mute-audio'],
      args: [
        ...['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
        ...['--disable-component-update', '--disable-sync', '--autoplay-policy=no-user-gesture-required'],
      ],
    });
    return { browser, context: await browser.newContext({ acceptDownloads: true }) };
  })();
  return running.then(({ context }) => context);
}

export async function closeChromium(): Promise<void> {
  await (await running)?.browser.close();
  running = undefined;
}
