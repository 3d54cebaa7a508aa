import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '../../src-main/app.ts';
import { dispatch } from '../../src-main/dispatch.ts';
import { createNodeFetch } from '../../src-main/node-fetch.ts';
import type { HttpFetch } from '../../src-main/ports.ts';
import { folders } from '../../src-main/settings/paths.ts';
import { createSecretsFile } from '../../src-main/settings/secrets-file.ts';
import { SettingsStore } from '../../src-main/settings/store.ts';
import { createBridge } from '../../src-preload/bridge.ts';
import { Dice } from './chaos-dice.ts';
import { ChaosListener, value } from './chaos-listener.ts';
import { ChaosScript, userOf } from './chaos-script.ts';
import { type FaultServer, startFaultServer } from './fault-server.ts';
import { createTestPatience } from './test-patience.ts';

/** Milliseconds of one second of the script, and of the program's patience. */
const SECOND = 2;

/** A program with some profiles, the server that they all speak through, and somebody who listens. */
export interface ChaosPlace {
  readonly listener: ChaosListener;
  readonly script: ChaosScript;
  readonly server: FaultServer;
  readonly profileIds: readonly string[];
  /** Most requests for speech that the program had under way at once for one profile. */
  most(): number;
  close(): Promise<void>;
}

/** `share` of all requests for speech go wrong. */
export async function openPlace(seed: number, share: number, profiles: number): Promise<ChaosPlace> {
  const home = await mkdtemp(join(tmpdir(), 'voicetray-chaos-'));
  const script = new ChaosScript(seed, share);
  const server = await startFaultServer({ script: script.script, second: SECOND });
  const where = folders({ VOICETRAY_HOME: home });
  const counted = counting(createNodeFetch({}));
  const dice = new Dice(seed, 'patience');
  const app = await createApp({
    facts: { host: 'browser', version: '1.2.3' },
    folders: where,
    settings: await SettingsStore.open(where.settingsFile),
    secrets: createSecretsFile(where.keysFile, {}),
    fetch: counted.fetch,
    clipboard: null,
    saveTarget: { choose: async () => ({ to: 'file', path: join(home, 'saved.mp3'), replace: true }) },
    log: () => undefined,
    patience: { ...createTestPatience(SECOND), random: () => dice.throw() },
  });
  const bridge = createBridge({
    invoke: (method, payload) => dispatch(app.handlers, method, payload),
    subscribe: (listener) => app.subscribe(({ name, payload }) => listener(name, payload)),
  });
  const profileIds: string[] = [];
  for (let number = 1; number <= profiles; number++) {
    const { id } = await value(
      bridge.saveProfile({
        ...{ name: `Reader ${number}`, user: `reader-${number}`, url: server.url, key: server.key },
        timeouts: { connect: 5, firstByte: 0.5, stall: 0.4 },
      }),
    );
    profileIds.push(id);
  }
  return {
    ...{ listener: new ChaosListener(app, bridge), script, server, profileIds, most: counted.most },
    async close() {
      await app.close();
      await server.close();
      await rm(home, { recursive: true, force: true });
    },
  };
}

/** Counts the requests for speech that are under way: from their start until they are let go, which is told by their signal. */
function counting(fetch: HttpFetch): { fetch: HttpFetch; most: () => number } {
  const open = new Map<string, number>();
  let most = 0;
  const count = (user: string, by: 1 | -1): void => {
    open.set(user, (open.get(user) ?? 0) + by);
    most = Math.max(most, open.get(user) ?? 0);
  };
  return {
    most: () => most,
    fetch: (url, init) => {
      if (url.endsWith('/text-to-audio') && typeof init.body === 'string') {
        const user = userOf(init.body);
        count(user, 1);
        init.signal?.addEventListener('abort', () => count(user, -1), { once: true });
      }
      return fetch(url, init);
    },
  };
}
