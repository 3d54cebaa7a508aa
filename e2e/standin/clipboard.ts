import type { Clipboard, ClipboardItem as ElectronItem } from 'electron';

/** What lies on one of the two clipboards. */
export interface Clip {
  text: string;
  /** Its other formats, as Electron names them. */
  formats: Record<string, string | Uint8Array>;
  /** The system does not give it. */
  fails: boolean;
}

export const emptyClip = (): Clip => ({ text: '', formats: {}, fails: false });

/** A format under the name that the system has for it, as Electron wants to be asked. */
export const rawFormat = (name: string): string => `electron application/osclipboard;format="${name}"`;

type Item = Pick<ElectronItem, 'types' | 'getType'>;

interface Clips extends Pick<Clipboard, 'has' | 'readText'> {
  read(): Promise<Item[]>;
}

/** Electron's asynchronous clipboard over what a test has put there. */
export function clipboardOf(clip: () => Clip): Clips {
  function all(): Record<string, string | Uint8Array> {
    const { text, formats, fails } = clip();
    if (fails) throw new Error('the clipboard is not given');
    return text === '' ? formats : { 'text/plain': text, ...formats };
  }
  return {
    has: async (mimetype) => Object.hasOwn(all(), mimetype),
    readText: async () => {
      const text = all()['text/plain'] ?? '';
      return typeof text === 'string' ? text : new TextDecoder().decode(text);
    },
    read: async () => [item(all())],
  };
}

/** One entry, with all its formats. A bookmark would come as what it is, and not as bytes: no test has one. */
function item(formats: Record<string, string | Uint8Array>): Item {
  async function getType(type: string): Promise<Blob> {
    const held = formats[type];
    if (held === undefined) throw new Error(`there is no ${type}`);
    return new Blob([typeof held === 'string' ? held : new Uint8Array(held)], { type });
  }
  return { types: Object.keys(formats), getType: getType as Item['getType'] };
}
