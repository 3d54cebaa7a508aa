import { mount } from 'svelte';
import { z } from 'zod';
import { type Bridge, createBridge } from '../src-preload/bridge.ts';
import './app.css';
import App from './app/App.svelte';
import { Handover } from './app/handover.ts';
import { Listening } from './app/listening.svelte.ts';
import { PlayerLock } from './app/player-lock.ts';
import { Session } from './app/session.svelte.ts';
import { createWebTransport } from './app/web-transport.ts';
import { Draft } from './compose/draft.svelte.ts';
import { Speaking } from './compose/speaking.svelte.ts';
import { Voices } from './compose/voices.svelte.ts';
import { Player } from './player/player.svelte.ts';
import { downloadByLink, Saving } from './saving/saving.svelte.ts';

declare global {
  interface Window {
    /** What the desktop's preload gives; absent in the browser host. */
    readonly voicetray?: Bridge;
  }
}

// The page's content security policy forbids code made from strings, which zod would otherwise try.
z.config({ jitless: true });

function session(): Session {
  if (window.voicetray) return new Session(window.voicetray);
  const transport = createWebTransport();
  return new Session(createBridge(transport), transport);
}

const now = session();
const { bridge } = now;
const listening = new Listening(
  bridge,
  new Player(bridge, new Audio()),
  new Handover(new BroadcastChannel('voicetray-player')),
);

mount(App, {
  target: document.body,
  props: {
    room: {
      session: now,
      listening,
      speaking: new Speaking(bridge),
      saving: new Saving(bridge, downloadByLink),
      voices: new Voices(bridge),
      draft: new Draft(sessionStorage),
    },
    lock: new PlayerLock(navigator.locks, (here) => void listening.setHere(here)),
  },
});
