import { join } from 'node:path';
import { type Bridge, createBridge } from '../../src-preload/bridge.ts';
import { type App, createApp } from '../app.ts';
import { dispatch } from '../dispatch.ts';
import { folders } from '../settings/paths.ts';
import { createSecretsFile } from '../settings/secrets-file.ts';
import { SettingsStore } from '../settings/store.ts';
import type { AppPorts } from './context.ts';

/** The program as a host opens it, with its data in a folder of its own and nothing around it. */
export const openApp = async (home: string, changes: Partial<AppPorts> = {}): Promise<App> =>
  createApp({
    facts: { host: 'browser', version: '0.0.0' },
    folders: folders({ VOICETRAY_HOME: home }),
    settings: await SettingsStore.open(join(home, 'settings.json')),
    secrets: createSecretsFile(join(home, 'keys.json'), {}),
    fetch: (url, init) => fetch(url, init),
    clipboard: null,
    saveTarget: { choose: () => Promise.resolve(null) },
    log: () => undefined,
    ...changes,
  });

/** The program as a window sees it: over the contract. */
export const bridgeTo = (app: App): Bridge =>
  createBridge({
    invoke: (method, payload) => dispatch(app.handlers, method, payload),
    subscribe: (listener) => app.subscribe(({ name, payload }) => listener(name, payload)),
  });
