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
  /** Starts the program once more; gives its exit code. */
  startAgain(...args: string[]): Promise<number | string>;
}

type Specs = Readonly<Record<string, (at: OnElectron) => Promise<void>>>;

/** Specs that share one run of the program. Where no runtime is, their number is printed with the reason. */
export function onElectron(what: string, specs: Specs): void {
  const runtime = findRuntime();
  if (runtime.path === null)
    console.info(
      `Not run: ${Object.keys(specs).length} tests of ${what} on Electron, because ${runtime.missing}.`,
    );
  describe.skipIf(runtime.path === null)(`on Electron itself: ${what}`, () => {
    let at: OnElectron;
    beforeAll(async () => {
      at = await launch(runtime.path!);
    });
    afterAll(async () => {
      if (!at) return;
      await at.host.evaluate(({ app }) => app.quit()).catch(() => undefined);
      await at.host.close();
      await rm(at.home, { recursive: true, force: true });
    });
    for (const [name, run] of Object.entries(specs)) test(name, () => run(at));
  });
}

async function launch(executablePath: string): Promise<OnElectron> {
  const home = await mkdtemp(join(tmpdir(), 'voicetray-electron-'));
  const env = { ...(process.env as Record<string, string>), VOICETRAY_HOME: home };
  const host = await _electron.launch({ executablePath, args: [root], env });
  await host.firstWindow();
  return {
    host,
    home,
    page: async () => host.windows().findLast((page) => !page.isClosed()) ?? (await host.firstWindow()),
    startAgain: (...args) =>
      new Promise((resolve) => {
        execFile(executablePath, [root, ...args], { env }, (error) => resolve(error?.code ?? 0));
      }),
  };
}
