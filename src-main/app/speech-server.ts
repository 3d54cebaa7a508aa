import type { ServerStatus } from '../../src-preload/contract/speech-server.ts';
import type { Handlers } from '../dispatch.ts';
import { toAppError } from '../fault.ts';
import { KeyRing } from '../server/key-ring.ts';
import type { SpeechServer } from '../server/server.ts';
import type { AppContext } from './context.ts';

export interface SpeechServerDoor {
  readonly status: ServerStatus;
  readonly handlers: Pick<Handlers, 'listServerKeys' | 'makeServerKey' | 'revokeServerKey'>;
  /** Starts, moves or ends the server as the preferences now say. Never rejects: `status` tells. */
  follow(): Promise<void>;
  close(): Promise<void>;
}

/**
 * The speech server of this computer, run while the preferences say so. It speaks with the voice on this computer,
 * whatever else is set to speak: another program's key buys nothing from a Dify app, and a profile that points here
 * cannot ask itself.
 */
export function speechServer({ ports, sources, emit }: AppContext): SpeechServerDoor {
  const keys = new KeyRing(ports.folders.data);
  const preferences = () => ports.settings.current.preferences;
  let status: ServerStatus = { state: 'off' };
  let running: { readonly wanted: number; readonly server: SpeechServer } | null = null;
  let closed = false;
  let turn: Promise<void> = Promise.resolve();

  function tell(now: ServerStatus): void {
    status = now;
    emit({ name: 'server', payload: now });
  }

  async function end(): Promise<void> {
    const { server } = running ?? {};
    running = null;
    await server?.close();
  }

  async function start(port: number): Promise<SpeechServer> {
    // Only now, so that a program in the tray without a server loads none.
    const { startSpeechServer } = await import('../server/server.ts');
    return startSpeechServer({
      port,
      atOnce: () => preferences().server.atOnce,
      narrator: () => sources.open(null, undefined),
      pauses: () => preferences().pauses,
      keys,
      version: ports.facts.version,
      log: ports.log,
      ...(ports.patience && { patience: ports.patience }),
    });
  }

  async function adapt(): Promise<void> {
    const { enabled, port } = preferences().server;
    const wanted = enabled && !closed ? port : null;
    if (wanted === null && status.state === 'off') return;
    if (running && running.wanted === wanted) return;
    try {
      await end();
      if (wanted === null) {
        tell({ state: 'off' });
        return;
      }
      running = { wanted, server: await start(wanted) };
      tell({ state: 'on', url: running.server.url });
    } catch (thrown) {
      const error = toAppError(thrown);
      ports.log(`speech server: ${error.code}`);
      tell({ state: 'failed', error });
    }
  }

  const follow = (): Promise<void> => (turn = turn.then(adapt));
  return {
    get status() {
      return status;
    },
    handlers: {
      listServerKeys: async () => ({ keys: await keys.list() }),
      makeServerKey: ({ name }) => keys.make(name),
      async revokeServerKey({ id }) {
        await keys.revoke(id);
        return {};
      },
    },
    follow,
    close() {
      closed = true;
      return follow();
    },
  };
}
