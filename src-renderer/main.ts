import { z } from 'zod';
import type { Bridge } from '../src-preload/bridge.ts';
import './app.css';

declare global {
  interface Window {
    /** What the desktop's preload gives; absent in the browser host. */
    readonly voicetray?: Bridge;
  }
}

// The page's content security policy forbids code made from strings, which zod would try for each schema; so this
// comes before the contract is loaded.
z.config({ jitless: true });

const { start } = await import('./app/start.ts');
start(window.voicetray, document.body);
