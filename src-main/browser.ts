import { existsSync } from 'node:fs';
import { join } from 'node:path';
import manifest from '../package.json' with { type: 'json' };
import { type AppError, errorWords } from '../src-preload/contract/errors.ts';
import { createApp } from './app.ts';
import { toAppError } from './fault.ts';
import { createNodeFetch } from './node-fetch.ts';
import type { Log } from './ports.ts';
import { takeEnvironmentKey } from './settings/environment-key.ts';
import { shellWords } from './shell-words.ts';
import { folders } from './settings/paths.ts';
import { createSecretsFile } from './settings/secrets-file.ts';
import { SettingsStore } from './settings/store.ts';
import { claimInstance, type Instance } from './running/instance.ts';
import { hasDisplay, openPage } from './web/open-page.ts';
import { type BrowserOptions, portTrouble, readOptions, USAGE, UsageError } from './web/options.ts';
import { startWebHost } from './web/server.ts';

/** The browser host: the page on a port of this computer, put together around the core. */
const log: Log = (line) => process.stderr.write(`${new Date().toISOString()} ${line}\n`);
const where = folders();
const environmentKey = takeEnvironmentKey();

/** Beside the built host, or in the checkout when it runs from source. */
function findAssets(): string {
  const found = ['../renderer', '../out/renderer']
    .map((path) => join(import.meta.dirname, path))
    .find((path) => existsSync(join(path, 'index.html')));
  if (!found) throw new UsageError('The window is not built yet: run “npm start” once.');
  return found;
}

/** The terminal's program beside this one, which reaches it. */
function ownCommand(): { command?: string } {
  const terminal = join(import.meta.dirname, 'terminal.js');
  return existsSync(terminal) ? { command: shellWords([process.execPath, terminal], process.platform) } : {};
}

/** Says where the page is, on a line of its own, and shows it where somebody can see it. */
async function show(words: string, url: string, options: BrowserOptions): Promise<void> {
  process.stdout.write(`${words}\n${url}\n`);
  if (options.open && hasDisplay(process.platform, process.env)) await openPage(url, log);
}

async function serve(instance: Instance, options: BrowserOptions): Promise<() => Promise<void>> {
  const assets = findAssets();
  const told: AppError[] = [];
  const app = await createApp({
    facts: { host: 'browser', version: manifest.version, notices: () => told, ...ownCommand() },
    folders: where,
    settings: await SettingsStore.open(where.settingsFile),
    secrets: createSecretsFile(where.keysFile, { VOICETRAY_KEY: environmentKey }, (notice) =>
      told.push(notice),
    ),
    fetch: createNodeFetch(),
    clipboard: null,
    saveTarget: { choose: () => Promise.resolve({ to: 'download' }) },
    log,
  });
  try {
    const { port } = options;
    const host = await startWebHost({
      app,
      assets,
      controlToken: instance.token,
      log,
      ...(port === undefined ? {} : { port }),
    });
    await instance.listening(host.port);
    await show('Voicetray is ready. Open this address once, on this computer:', host.url(), options);
    return async () => {
      await host.close();
      await app.close();
    };
  } catch (thrown) {
    await app.close();
    throw thrown;
  }
}

/** Closes at the first wish to end; at one more, from somebody who has waited, there and then. */
function closeOnSignal(close: () => Promise<void>): void {
  let since: number | undefined;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      // The exit hook of `atomically` raises each signal a second time at once.
      if (since !== undefined && Date.now() - since > 500) process.exit(130);
      if (since !== undefined) return;
      since = Date.now();
      close().then(() => process.exit(0), fail);
    });
  }
}

function fail(thrown: unknown, options?: BrowserOptions): never {
  const words = thrown instanceof UsageError ? thrown.message : portTrouble(thrown, options?.port);
  const error = toAppError(thrown);
  process.stderr.write(`${words ?? errorWords(error)}\n`);
  if (!words && error.detail) log(error.detail);
  process.exit(words ? 2 : 1);
}

async function main(options: BrowserOptions): Promise<void> {
  if (options.help) {
    process.stdout.write(USAGE);
    return;
  }
  const instance = await claimInstance(join(where.data, 'browser.json'));
  if ('runningUrl' in instance) {
    await show('Voicetray is already running. Open this address once:', instance.runningUrl, options);
    return;
  }
  try {
    const stop = await serve(instance, options);
    closeOnSignal(async () => {
      await stop();
      await instance.release();
    });
  } catch (thrown) {
    await instance.release();
    throw thrown;
  }
}

try {
  const options = readOptions(process.argv.slice(2));
  main(options).catch((thrown: unknown) => fail(thrown, options));
} catch (thrown) {
  fail(thrown);
}
