import type { Handlers } from '../dispatch.ts';
import type { HandedFiles } from './handed-files.ts';

/** Files that come from outside of the windows. */
export const handedHandlers = (handed: HandedFiles): Pick<Handlers, 'takeFiles' | 'handOver'> => ({
  takeFiles: async () => ({ files: handed.take() }),
  handOver: ({ id }) => handed.handOver(id),
});
