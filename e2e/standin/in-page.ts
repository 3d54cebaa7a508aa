import type { ContextBridge, IpcRenderer } from 'electron';
import type { Bridge } from '../../src-preload/bridge.ts';

declare global {
  interface Window {
    /** What the preload exposes; tests call it from the page. */
    readonly voicetray?: Bridge;
  }
}

/** One message from the page's side of the stand-in to Node's. */
export type PageMessage =
  { kind: 'attach' } | { kind: 'poll' } | { kind: 'invoke'; channel: string; args: unknown[] };

/** A CommonJS file, as a function of its own. */
type CommonJs = (require: (name: string) => unknown, module: object, exports: object) => void;

/**
 * The script that gives a page `electron` as a sandboxed preload finds it, and then runs the real preload, before
 * any script of the page. `binding` is the function on the page that carries messages; the script takes it away.
 */
export const preloadScript = (preload: string, binding: string): string =>
  `(${runPreload.toString()})(${JSON.stringify(binding)}, (require, module, exports) => {${preload}\n});`;

/** Runs in the page, so it stands alone. */
function runPreload(binding: string, preload: CommonJs): void {
  const globals = window as unknown as Record<string, unknown>;
  const send = globals[binding] as (message: PageMessage) => Promise<unknown>;
  Reflect.deleteProperty(globals, binding);
  // As in Electron, frames inside the page get no preload.
  if (window.top !== window) return;

  const plainError = (thrown: unknown): Error =>
    new Error(thrown instanceof Error ? thrown.message : String(thrown));

  /** What the bridge makes of a value: functions and promises by proxy, all else a copy without its class. */
  function cross(value: unknown): unknown {
    if (typeof value === 'function') return crossFunction(value as (...args: unknown[]) => unknown);
    if (value instanceof Promise)
      return value.then(cross, (thrown: unknown) => Promise.reject(plainError(thrown)));
    if (Array.isArray(value)) return value.map(cross);
    if (typeof value === 'object' && value !== null) {
      const prototype: unknown = Object.getPrototypeOf(value);
      if (prototype !== Object.prototype && prototype !== null) return structuredClone(value);
      return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, cross(part)]));
    }
    if (typeof value === 'symbol') throw new Error('a symbol cannot cross the bridge');
    return value;
  }
  /** The exposed API itself is frozen all through; what its functions answer is not. */
  function deepFreeze(value: unknown): unknown {
    if (typeof value === 'object' && value !== null) Object.values(value).forEach(deepFreeze);
    return Object.freeze(value);
  }
  function crossFunction(inner: (...args: unknown[]) => unknown): (...args: unknown[]) => unknown {
    return (...args) => {
      const crossed = args.map(cross);
      try {
        return cross(inner(...crossed));
      } catch (thrown) {
        throw plainError(thrown);
      }
    };
  }
  const contextBridge: Pick<ContextBridge, 'exposeInMainWorld'> = {
    exposeInMainWorld(key, api: unknown) {
      if (key in globals) throw new Error(`cannot bind an API on top of ${key}`);
      Object.defineProperty(globals, key, { value: deepFreeze(cross(api)), enumerable: true });
    },
  };

  type Listener = Parameters<IpcRenderer['on']>[1];
  const listeners = new Map<string, Set<Listener>>();
  const ipcRenderer = {
    invoke: async (channel: string, ...args: unknown[]): Promise<unknown> =>
      send({ kind: 'invoke', channel, args: structuredClone(args) }),
    on(channel: string, listener: Listener) {
      listeners.set(channel, (listeners.get(channel) ?? new Set()).add(listener));
      return ipcRenderer;
    },
  };
  async function receive(): Promise<void> {
    await send({ kind: 'attach' });
    for (;;) {
      const sent = (await send({ kind: 'poll' })) as { channel: string; args: unknown[] }[];
      for (const { channel, args } of sent)
        for (const listener of listeners.get(channel) ?? [])
          listener({} as Electron.IpcRendererEvent, ...args);
    }
  }

  const require = (name: string): unknown => {
    if (name === 'electron') return { contextBridge, ipcRenderer };
    throw new Error(`module not found: ${name}`);
  };
  const module = { exports: {} };
  preload(require, module, module.exports);
  // Ends with the page.
  void receive().catch(() => undefined);
}
