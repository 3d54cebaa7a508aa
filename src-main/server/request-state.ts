import type { HttpBindings } from '@hono/node-server';
import type { ServerKey } from '../../src-preload/contract/speech-server.ts';

/** What is known of one request while it is answered. */
export interface ServerEnv {
  Bindings: HttpBindings;
  Variables: {
    /** Whose key it carries; unset until that is known. */
    key: ServerKey | undefined;
    /** Bytes of the answer's body so far. */
    sent: number;
  };
}
