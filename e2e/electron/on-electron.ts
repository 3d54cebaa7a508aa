import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { findRuntime, root } from './runtime.ts';

/** The program on Electron's own runtime, with its data in a folder of its own. */
export interface OnElectron {
  readonly host: ElectronApplication;
  readonly home: string;
  /** The page of this moment: a broken one is made anew. */
  page(): Promise<Page>;
  /** Ends the program and starts it anew with the same data; `before` runs in between. */
  restart(before?: () => Promise<unknown>): Promise<void>;
  /** Starts the program once more, as a terminal does. */
  type(...args: string[]): Promise<Ended>;
  /** The same; gives its exit code. */
  startAgain(...args: string[]): Promise<number | string>;
}

interface Ended {
  readonly code: number | string;
  readonly stdout: string;
  readonly stderr: string;
}

type Specs = Readonly<Record<string, (at: OnElectron) => Promise<void>>>;

/** Specs that share one run of the program. Where no runtime is, their number is printed with the reason. */
export function onElectron(what: string, specs: Specs, args: readonly string[] = []): void {
  const runtime = findRuntime();
  if (runtime.path === null)
    console.info(
      `Not run: ${Object.keys(specs).length} tests of ${what} on Electron, because ${runtime.missing}.`,
    );
  describe.skipIf(runtime.path === null)(`on Electron itself: ${what}`, () => {
    let at: OnElectron;
    beforeAll(async () => {
      at = await launch(runtime.path!, args);
    });
    afterAll(async () => {
      if (!at) return;
      await quit(at.host);
      await rm(at.home, { recursive: true, force: true });
    });
    for (const [name, run] of Object.entries(specs)) test(name, () => run(at));
  });
}

/** Specs of some systems alone. On others their number is printed. */
export function onlyOn(platforms: readonly NodeJS.Platform[], specs: Specs): Specs {
  if (platforms.includes(process.platform)) return specs;
  const names = Object.keys(specs);
  console.info(`Not run: ${names.length} tests of ${platforms.join(' and ')} (${names.join('; ')}).`);
  return {};
}

async function quit(host: ElectronApplication): Promise<void> {
  await host.evaluate(({ app }) => app.quit()).catch(() => undefined);
  await host.close();
}

async function launch(executablePath: string, args: readonly string[]): Promise<OnElectron> {
  const home = await mkdtemp(join(tmpdir(), 'voicetray-electron-'));
  // What it writes for the session's next start stays here too.
  const here = { VOICETRAY_HOME: home, XDG_CONFIG_HOME: join(home, 'config') };
  const env = { ...(process.env as Record<string, string>), ...here };
  const start = async (): Promise<ElectronApplication> => {
    const started = await _electron.launch({ executablePath, args: [root, ...args], env });
    await started.firstWindow();
    return started;
  };
  let host = await start();
  const type = (...words: string[]): Promise<Ended> =>
    new Promise((resolve) => {
      execFile(executablePath, [root, ...words], { env }, (error, stdout, stderr) =>
        resolve({ code: error?.code ?? 0, stdout, stderr }),
      );
    });
  return {
    get host() {
      return host;
    },
    ...{ home, type },
    page: async () => host.windows().findLast((page) => !page.isClosed()) ?? (await host.firstWindow()),
    async restart(before) {
      await quit(host);
      await before?.();
      host = await start();
    },
    startAgain: async (...args) => (await type(...args)).code,
  };
}
