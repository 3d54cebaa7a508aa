import type { OpenDialogOptions } from 'electron';
import type { CrashReporter, Dialog, Net, PowerMonitor, SafeStorage } from 'electron';
import type { CrashReporterStartOptions, MessageBoxOptions, SaveDialogOptions, Shell } from 'electron';
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { clipboardOf, emptyClip } from './clipboard.ts';

/** What the system holds and answers, for the doors. */
export const system = {
  /** The text that was copied. */
  get clipboard(): string {
    return system.copied.text;
  },
  set clipboard(text: string) {
    system.copied = { ...emptyClip(), text };
  },
  copied: emptyClip(),
  /** How often the program has looked at it. */
  looks: 0,
  /** What is selected in some program. */
  selected: emptyClip(),
  /** The next answer of the save dialog: a path, or null for cancel. */
  savePath: null as string | null,
  saveDialogs: [] as SaveDialogOptions[],
  /** The next answer of the dialog for a folder, or null for cancel. */
  openPath: null as string | null,
  openDialogs: [] as OpenDialogOptions[],
  /** The next answer to a question, by the place of its button; the question itself is kept. */
  answer: 1,
  questions: [] as MessageBoxOptions[],
  /** Addresses that were given to the browser. */
  opened: [] as string[],
  crashReports: null as CrashReporterStartOptions | null,
  onBattery: false,
  errorBoxes: [] as { title: string; content: string }[],
  /** First letters of a ciphertext: v10 says that everybody knows the key, v11 that a keyring has it. */
  keyring: 'v11' as 'v10' | 'v11' | 'locked',
  shouldReEncrypt: false,
};

const selection = clipboardOf(() => system.selected);

export const clipboard = {
  ...clipboardOf(() => {
    system.looks += 1;
    return system.copied;
  }),
  /** Linux alone has one. */
  get selection() {
    return process.platform === 'linux' ? selection : undefined;
  },
};

function showSaveDialog(...given: [SaveDialogOptions] | [unknown, SaveDialogOptions]) {
  system.saveDialogs.push(given.length === 1 ? given[0] : given[1]);
  return Promise.resolve({ canceled: system.savePath === null, filePath: system.savePath ?? '' });
}
function showOpenDialog(...given: [OpenDialogOptions] | [unknown, OpenDialogOptions]) {
  system.openDialogs.push(given.length === 1 ? given[0] : given[1]);
  const canceled = system.openPath === null;
  return Promise.resolve({ canceled, filePaths: system.openPath === null ? [] : [system.openPath] });
}
function showMessageBox(...given: [MessageBoxOptions] | [unknown, MessageBoxOptions]) {
  system.questions.push(given.length === 1 ? given[0] : given[1]);
  return Promise.resolve({ response: system.answer, checkboxChecked: false });
}
export const dialog = {
  showOpenDialog,
  showSaveDialog,
  showMessageBox,
  showErrorBox: (title, content) => void system.errorBoxes.push({ title, content }),
} satisfies Pick<Dialog, 'showSaveDialog' | 'showOpenDialog' | 'showMessageBox' | 'showErrorBox'>;

export const shell = {
  openExternal: (url) => Promise.resolve(void system.opened.push(url)),
} satisfies Pick<Shell, 'openExternal'>;

export const crashReporter = {
  start: (options) => void (system.crashReports = options),
} satisfies Pick<CrashReporter, 'start'>;

export const net = {
  fetch: (input, init) => fetch(input, init),
} satisfies Pick<Net, 'fetch'>;

/** Tells of sleep and of waking; a test emits what the system would. */
export const powerMonitor = Object.assign(new EventEmitter(), {
  isOnBatteryPower: () => system.onBattery,
}) satisfies Pick<PowerMonitor, 'isOnBatteryPower'> & {
  on(...given: Parameters<PowerMonitor['on']>): unknown;
};

const key = randomBytes(32);

/** Real encryption with a key of this run. The synchronous methods are not there: nobody may use them. */
export const safeStorage = {
  encryptStringAsync(text) {
    if (system.keyring === 'locked')
      return Promise.reject(new Error('the keyring is locked, try again later'));
    const start = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', key, start);
    const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Promise.resolve(Buffer.concat([Buffer.from(system.keyring), start, cipher.getAuthTag(), body]));
  },
  decryptStringAsync(encrypted) {
    if (system.keyring === 'locked')
      return Promise.reject(new Error('the keyring is locked, try again later'));
    const decipher = createDecipheriv('aes-256-gcm', key, encrypted.subarray(3, 15));
    decipher.setAuthTag(encrypted.subarray(15, 31));
    const result = Buffer.concat([decipher.update(encrypted.subarray(31)), decipher.final()]).toString(
      'utf8',
    );
    return Promise.resolve({ result, shouldReEncrypt: system.shouldReEncrypt });
  },
} satisfies Pick<SafeStorage, 'encryptStringAsync' | 'decryptStringAsync'>;
