import { type Bridge, createBridge } from '../../src-preload/bridge.ts';
import { Session } from './session.svelte.ts';
import { createWebTransport } from './web-transport.ts';

/** `given` is the desktop preload's bridge; without it the page talks http to its host. */
export function openSession(given: Bridge | undefined): Session {
  if (given) return new Session(given);
  const transport = createWebTransport();
  return new Session(createBridge(transport), transport);
}
