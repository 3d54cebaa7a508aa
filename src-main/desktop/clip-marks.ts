import type { Clipboard, ClipboardItem } from 'electron';
import { historyMark, secretMarks } from '../clipboard/clip-kind.ts';

/** What is needed of Electron's. */
export interface ElectronClips extends Pick<Clipboard, 'has' | 'readText'> {
  read(): Promise<Pick<ClipboardItem, 'types' | 'getType'>[]>;
}

/** Electron's clipboard, and on Linux its selection. */
export interface ElectronClipboards extends ElectronClips {
  readonly selection?: ElectronClips;
}

/** A format under the name that the system has for it. */
const raw = (name: string): string => `electron application/osclipboard;format="${name}"`;

/** Whether a password manager has marked what is on the clipboard. Rejects where that cannot be told. */
export async function isMarkedSecret(
  clipboard: Pick<ElectronClips, 'has' | 'read'>,
  platform: NodeJS.Platform,
): Promise<boolean> {
  const marks = secretMarks(platform).map(raw);
  const found = await Promise.all(marks.map((mark) => clipboard.has(mark)));
  return found.includes(true) || (platform === 'win32' && (await isLeftOutOfHistory(clipboard)));
}

/** Windows: a number says whether others may remember it. One that cannot be read counts as a no. */
async function isLeftOutOfHistory(clipboard: Pick<ElectronClips, 'has' | 'read'>): Promise<boolean> {
  const mark = raw(historyMark);
  if (!(await clipboard.has(mark))) return false;
  const item = (await clipboard.read()).find(({ types }) => types.includes(mark));
  const value = item && (await item.getType(mark));
  if (!(value instanceof Blob)) return true;
  return new Uint8Array(await value.arrayBuffer()).every((byte) => byte === 0);
}
