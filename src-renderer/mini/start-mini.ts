import { mount } from 'svelte';
import type { Bridge } from '../../src-preload/bridge.ts';
import { openSession } from '../app/open-session.ts';
import { playerIsThere } from '../app/player-lock.ts';
import { Script } from '../follow/script.svelte.ts';
import Mini from './Mini.svelte';
import { Remote } from './remote.svelte.ts';

/** Puts the mini player together. It never asks for the player's lock: it makes no sound. */
export function startMini(given: Bridge | undefined, target: HTMLElement): void {
  const session = openSession(given);
  const { bridge } = session;
  const remote = new Remote({
    bridge,
    now: () => performance.now(),
    // The desktop program brings a player where there is none.
    isThere: () => (given ? Promise.resolve(true) : playerIsThere(navigator.locks)),
  });
  mount(Mini, { target, props: { session, remote, script: new Script(bridge) } });
}
