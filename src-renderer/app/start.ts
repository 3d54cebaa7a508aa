import { mount } from 'svelte';
import type { Bridge } from '../../src-preload/bridge.ts';
import { Draft } from '../compose/draft.svelte.ts';
import { Speaking } from '../compose/speaking.svelte.ts';
import { Thread } from '../compose/thread.svelte.ts';
import { Voices } from '../compose/voices.svelte.ts';
import { Remembered } from '../follow/remembered.svelte.ts';
import { Script } from '../follow/script.svelte.ts';
import { Outputs } from '../player/outputs.svelte.ts';
import { Player } from '../player/player.svelte.ts';
import { warmUp } from '../player/warm-up.ts';
import { downloadByLink, Saving } from '../saving/saving.svelte.ts';
import App from './App.svelte';
import { Handover } from './handover.ts';
import { Listening } from './listening.svelte.ts';
import { openSession } from './open-session.ts';
import { PlayerLock } from './player-lock.ts';

/** Puts the window together. `given` is the desktop preload's bridge; without it the page talks http to its host. */
export function start(given: Bridge | undefined, target: HTMLElement): void {
  const session = openSession(given);
  const { bridge } = session;
  warmUp();
  const player = new Player(bridge, new Audio());
  const listening = new Listening(bridge, player, new Handover(new BroadcastChannel('voicetray-player')));
  const room = {
    session,
    listening,
    speaking: new Speaking(bridge),
    saving: new Saving(bridge, downloadByLink),
    voices: new Voices(bridge),
    draft: new Draft(sessionStorage),
    thread: new Thread(bridge, sessionStorage),
    script: new Script(bridge),
    following: new Remembered(localStorage),
    outputs: new Outputs(navigator.mediaDevices, player, localStorage),
  };
  const lock = new PlayerLock(navigator.locks, (here) => void listening.setHere(here));
  mount(App, { target, props: { room, lock } });
}
