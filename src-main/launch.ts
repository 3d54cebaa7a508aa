import { isAbsolute, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import type { HotkeyAction } from '../src-preload/contract/hotkeys.ts';
import { MAX_TEXT } from '../src-preload/contract/narration.ts';

/** What a player can be told from outside of its window. */
export const playerCommands = ['pause', 'resume', 'toggle', 'previous', 'next'] as const;

/** Steps of the player's speed. */
export const speedCommands = ['slower', 'faster'] as const;

/** One key both speaks and stops: see `hotkeys.whenBusy` in the settings. */
const byKeySchema = z.boolean().optional();

/** Files that one start names: more than a command line holds. */
const MOST_FILES = 10_000;
const pathSchema = z
  .string()
  .min(1)
  .max(32_768)
  .refine((path) => isAbsolute(path) && !path.includes('\0'));

/**
 * What one start of the program asks of the one that runs: over Electron's lock, over the browser host's control
 * address, or of itself. Any program of the same person can send it, so it is parsed like every message.
 */
export const launchSchema = z.discriminatedUnion('action', [
  z.object({ action: z.literal(['open', 'hidden', 'stop', 'slower', 'faster', 'save-last']) }),
  z.object({ action: z.literal(playerCommands) }),
  z.object({ action: z.literal(['speak-clipboard', 'speak-selection']), byKey: byKeySchema }),
  z.object({ action: z.literal('speak'), text: z.string().min(1).max(MAX_TEXT), byKey: byKeySchema }),
  z.object({
    action: z.literal('open-files'),
    /** Absolute; whether there is such a file is found when it is read. */
    paths: z.array(pathSchema).min(1).max(MOST_FILES),
  }),
]);
export type Launch = z.infer<typeof launchSchema>;

const launchOfKey = {
  speakClipboard: { action: 'speak-clipboard', byKey: true },
  speakSelection: { action: 'speak-selection', byKey: true },
  toggle: { action: 'toggle' },
  stop: { action: 'stop' },
  previous: { action: 'previous' },
  next: { action: 'next' },
  slower: { action: 'slower' },
  faster: { action: 'faster' },
  saveLast: { action: 'save-last' },
  open: { action: 'open' },
} as const satisfies Record<HotkeyAction, Launch>;

/** What a key for every program asks for. */
export const launchOf = (action: HotkeyAction): Launch => launchOfKey[action];

/** Options of `voicetray speak`, which may also stand without it. */
const options = {
  clipboard: { type: 'boolean' },
  'speak-clipboard': { type: 'boolean' },
  selection: { type: 'boolean' },
  stop: { type: 'boolean' },
  pause: { type: 'boolean' },
  resume: { type: 'boolean' },
  toggle: { type: 'boolean' },
  previous: { type: 'boolean' },
  next: { type: 'boolean' },
  slower: { type: 'boolean' },
  faster: { type: 'boolean' },
  save: { type: 'boolean' },
  hidden: { type: 'boolean' },
} as const;

/**
 * What a command line asks for: `speak --clipboard`, `speak --toggle`, `speak Some words`, files to open (also after
 * `open`), or nothing. `folder` is where it was typed. Chromium adds switches of its own, so unknown ones are let pass.
 */
export function parseLaunch(argv: readonly string[], folder = process.cwd()): Launch {
  const { values, positionals } = parseArgs({
    ...{ args: [...argv], strict: false, allowPositionals: true, options },
  });
  if (values.clipboard === true || values['speak-clipboard'] === true)
    return { action: 'speak-clipboard', byKey: true };
  if (values.selection === true) return { action: 'speak-selection', byKey: true };
  if (values.save === true) return { action: 'save-last' };
  if (values.stop === true) return { action: 'stop' };
  const command = [...playerCommands, ...speedCommands].find((name) => values[name] === true);
  if (command) return { action: command };
  const [verb, ...words] = positionals;
  const text = words.join(' ').trim();
  if (verb === 'speak' && text !== '') return { action: 'speak', text: text.slice(0, MAX_TEXT) };
  if (values.hidden === true) return { action: 'hidden' };
  if (verb === 'speak') return { action: 'open' };
  return openFiles(verb === 'open' ? words : positionals, folder);
}

/** Files as they were named from a folder, or by the `file:` addresses that file managers give. */
export function openFiles(named: readonly string[], folder: string): Launch {
  const paths = named.filter((name) => name !== '').map((name) => resolve(folder, pathOf(name)));
  const launch = launchSchema.safeParse({ action: 'open-files', paths });
  return launch.success ? launch.data : { action: 'open' };
}

function pathOf(name: string): string {
  try {
    return /^file:/i.test(name) ? fileURLToPath(name) : name;
  } catch {
    // An address of another computer, or none.
    return name;
  }
}

/** Nothing is heard where nothing runs: there is no need to start for this. */
export const asksNothing = ({ action }: Launch): boolean => action === 'stop' || action === 'pause';

/** Whether the person wants to see the window. */
export const showsWindow = ({ action }: Launch): boolean => action === 'open' || action === 'open-files';
