import { contextBridge, ipcRenderer } from 'electron';
import './no-code-from-strings.ts';
import { createBridge, type Transport } from './bridge.ts';
import { BRIDGE_NAME, CALL_CHANNEL, EVENT_CHANNEL } from './channels.ts';

/**
 * Electron's transport of the contract. Bundled to one CommonJS file, because a sandboxed preload can load no
 * other.
 * SECURITY: the page gets functions alone: never `ipcRenderer`, never an IPC event (20).
 */
const listeners = new Set<(name: string, payload: unknown) => void>();

// One listener on the channel however many the page adds, and one that throws does not silence the others.
ipcRenderer.on(EVENT_CHANNEL, (_event, name: unknown, payload: unknown) => {
  if (typeof name !== 'string') return;
  for (const listener of listeners) {
    try {
      listener(name, payload);
    } catch (thrown) {
      console.error(thrown);
    }
  }
});

const transport: Transport = {
  invoke: (method, payload) => ipcRenderer.invoke(CALL_CHANNEL, method, payload),
  subscribe(listener) {
    const own: typeof listener = (name, payload) => listener(name, payload);
    listeners.add(own);
    return () => listeners.delete(own);
  },
};

contextBridge.exposeInMainWorld(BRIDGE_NAME, createBridge(transport));
