import { parseArgs } from 'node:util';
import { z } from 'zod';
import { MAX_TEXT } from '../src-preload/contract/model.ts';

/** What a player can be told from outside of its window. */
export const playerCommands = ['pause', 'resume', 'toggle', 'previous', 'next'] as const;

/**
 * What one start of the program asks of the one that runs: over Electron's lock, over the browser host's control
 * address, or of itself. Any program of the same person can send it, so it is parsed like every message.
 */
export const launchSchema = z.discriminatedUnion('action', [
  z.object({ action: z.literal(['open', 'hidden', 'stop', 'speak-clipboard']) }),
  z.object({ action: z.literal(playerCommands) }),
  z.object({ action: z.literal('speak'), text: z.string().min(1).max(MAX_TEXT) }),
]);
export type Launch = z.infer<typeof launchSchema>;

/** Options of `voicetray speak`, which may also stand without it. */
const options = {
  clipboard: { type: 'boolean' },
  'speak-clipboard': { type: 'boolean' },
  stop: { type: 'boolean' },
  pause: { type: 'boolean' },
  resume: { type: 'boolean' },
  toggle: { type: 'boolean' },
  previous: { type: 'boolean' },
  next: { type: 'boolean' },
  hidden: { type: 'boolean' },
} as const;

/**
 * What a command line asks for: `speak --clipboard`, `speak --toggle`, `speak Some words`, or nothing. Chromium adds
 * switches of its own, so unknown ones are let pass.
 */
export function parseLaunch(argv: readonly string[]): Launch {
  const { values, positionals } = parseArgs({
    ...{ args: [...argv], strict: false, allowPositionals: true, options },
  });
  if (values.clipboard === true || values['speak-clipboard'] === true) return { action: 'speak-clipboard' };
  if (values.stop === true) return { action: 'stop' };
  const command = playerCommands.find((name) => values[name] === true);
  if (command) return { action: command };
  const [verb, ...words] = positionals;
  const text = words.join(' ').trim();
  if (verb === 'speak' && text !== '') return { action: 'speak', text: text.slice(0, MAX_TEXT) };
  return { action: values.hidden === true ? 'hidden' : 'open' };
}
