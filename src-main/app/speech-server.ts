import type { ServerStatus } from '../../src-preload/contract/model.ts';
import type { Handlers } from '../dispatch.ts';
import { Fault } from '../fault.ts';
import type { AppContext } from './context.ts';

export interface SpeechServerDoor {
  readonly status: ServerStatus;
  readonly handlers: Pick<Handlers, 'listServerKeys' | 'makeServerKey' | 'revokeServerKey'>;
  /** Starts, moves or ends the server as the preferences now say. */
  follow(): Promise<void>;
  close(): Promise<void>;
}

/** The speech server of this computer, run while the preferences say so. */
export function speechServer({ ports }: AppContext): SpeechServerDoor {
  ports.log('the speech server is not built yet');
  const not = () => Promise.reject(new Fault('unsupported_here', { what: 'server' }));
  return {
    status: { state: 'off' },
    handlers: { listServerKeys: not, makeServerKey: not, revokeServerKey: not },
    follow: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
}
