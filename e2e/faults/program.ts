import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type App, createApp } from '../../src-main/app.ts';
import { createNodeFetch } from '../../src-main/node-fetch.ts';
import type { HttpFetch, Patience } from '../../src-main/ports.ts';
import { folders } from '../../src-main/settings/paths.ts';
import { createSecretsFile } from '../../src-main/settings/secrets-file.ts';
import { SettingsStore } from '../../src-main/settings/store.ts';
import { startWebHost } from '../../src-main/web/server.ts';
import type { Narration } from '../../src-preload/contract/narration.ts';
import { defaultPreferences } from '../../src-preload/contract/settings.ts';

const assets = fileURLToPath(new URL('../../out/renderer', import.meta.url));

/** The browser host in this very process, over a data folder of its own, with everything in view. */
export interface Program {
  readonly app: App;
  readonly log: readonly string[];
  /** An address of its page, good for one sign-in. */
  url(): string;
  /** The narration as its last event told it. */
  narration(): Narration | null;
  /** Seconds waited before each quick try of a piece (from 0) again, as the program's log tells them. */
  quickWaits(piece: number): number[];
  /** The bytes that are kept of a piece in mp3. */
  piece(index: number): Promise<Buffer>;
  close(): Promise<void>;
}

export interface ProgramOptions {
  readonly patience: Patience;
  readonly onHold?: () => void;
  readonly fetch?: HttpFetch;
}

export async function startProgram({
  patience,
  onHold,
  fetch = createNodeFetch({}),
}: ProgramOptions): Promise<Program> {
  const home = await mkdtemp(join(tmpdir(), 'voicetray-faults-'));
  const where = folders({ VOICETRAY_HOME: home });
  const log: string[] = [];
  const app = await createApp({
    facts: { host: 'browser', version: '1.2.3' },
    folders: where,
    settings: await SettingsStore.open(where.settingsFile),
    secrets: createSecretsFile(where.keysFile, {}),
    fetch,
    clipboard: null,
    saveTarget: { choose: () => Promise.resolve({ to: 'download' }) },
    log: (line) => log.push(line),
    patience,
  });
  const host = await startWebHost({ app, assets, log: (line) => log.push(line) });
  let narration: Narration | null = null;
  app.subscribe(({ name, payload }) => {
    if (name !== 'narration' && name !== 'opened') return;
    const before = narration?.held;
    narration = name === 'opened' ? payload.narration : payload;
    if (!narration.held || before) return;
    onHold?.();
  });
  // Short sounds, one right after the other: what is tested is how they come.
  await app.handlers.updatePreferences({
    pauses: { clause: 0, sentence: 0, paragraph: 0, heading: 1 },
    playback: { ...defaultPreferences.playback, speed: 3 },
  });
  return {
    app,
    log,
    url: () => host.url(),
    narration: () => narration,
    quickWaits(piece) {
      const again = new RegExp(`^piece ${piece}: .*again in ([\\d.]+) s`);
      return log.flatMap((line) => again.exec(line)?.slice(1).map(Number) ?? []);
    },
    async piece(index) {
      const signal = new AbortController().signal;
      const { bytes } = await app.audio(narration?.id ?? '', index, signal);
      const all: Uint8Array[] = [];
      for await (const chunk of bytes) all.push(chunk);
      return Buffer.concat(all);
    },
    async close() {
      await host.close();
      await app.close();
      await rm(home, { recursive: true, force: true });
    },
  };
}
