import type { Handlers } from '../dispatch.ts';
import { Fault } from '../fault.ts';

/** Documents that are handed over. */
export function documentHandlers(): Pick<Handlers, 'openDocument'> {
  return {
    async openDocument() {
      throw new Fault('unsupported_here', { what: 'opening documents' });
    },
  };
}
