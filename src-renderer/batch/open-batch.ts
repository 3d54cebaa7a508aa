import type { Bridge } from '../../src-preload/bridge.ts';
import { handOverTo } from '../documents/given-file.ts';
import { downloadByLink } from '../saving/saving.svelte.ts';
import { BatchView } from './batch.svelte.ts';

/** For the window's root, which keeps it: documents are handed over also while the panel is closed. */
export const openBatch = (bridge: Bridge): BatchView =>
  new BatchView(bridge, handOverTo(bridge), downloadByLink);
