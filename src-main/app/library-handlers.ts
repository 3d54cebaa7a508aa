import type { Handlers } from '../dispatch.ts';
import { Fault } from '../fault.ts';

type Library =
  | 'listLibrary'
  | 'openNarration'
  | 'pinNarration'
  | 'deleteNarrations'
  | 'exportNarration'
  | 'importNarration'
  | 'remakePiece';

const absent = (): never => {
  throw new Fault('unsupported_here', { what: 'the library' });
};

/** What is kept: listing, opening, pinning, deleting, and taking it elsewhere. */
export function libraryHandlers(): Pick<Handlers, Library> {
  return {
    listLibrary: async () => absent(),
    openNarration: async () => absent(),
    pinNarration: async () => absent(),
    deleteNarrations: async () => absent(),
    exportNarration: async () => absent(),
    importNarration: async () => absent(),
    remakePiece: async () => absent(),
  };
}
