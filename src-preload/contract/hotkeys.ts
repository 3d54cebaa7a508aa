import { z } from 'zod';
import { accelerator, mayBeGlobal, parseAccelerator } from './accelerator.ts';

/** What a key can do from every program. */
export const hotkeyActionSchema = z.enum([
  'speakClipboard',
  /** Linux alone knows what is selected without being asked to copy it. */
  'speakSelection',
  'toggle',
  'stop',
  'previous',
  'next',
  'slower',
  'faster',
  'saveLast',
  'open',
]);
export type HotkeyAction = z.infer<typeof hotkeyActionSchema>;
export const hotkeyActions = hotkeyActionSchema.options;

/** An Electron accelerator, written in the one way that can be compared. */
export const hotkeySchema = z
  .string()
  .max(60)
  .transform((words, context) => {
    const parsed = parseAccelerator(words);
    if (parsed && mayBeGlobal(parsed)) return accelerator(parsed);
    context.addIssue({ code: 'custom', message: 'no keys that can be global' });
    return z.NEVER;
  });

/** The keys of each action; null: none. */
const hotkeyMapSchema = z.record(hotkeyActionSchema, hotkeySchema.nullable());
export type HotkeyMap = z.infer<typeof hotkeyMapSchema>;

export const hotkeysSchema = z.object({
  keys: hotkeyMapSchema,
  /** What the key that speaks the clipboard does while something is heard. */
  whenBusy: z.enum(['stop', 'interrupt', 'queue']),
});

/** One key is taken at the start: each further one might be another program's. */
export const defaultHotkeys: z.infer<typeof hotkeysSchema> = {
  keys: {
    ...{
      speakClipboard: 'CommandOrControl+Alt+S',
      speakSelection: null,
      toggle: null,
      stop: null,
      previous: null,
      next: null,
    },
    ...{ slower: null, faster: null, saveLast: null, open: null },
  },
  whenBusy: 'stop',
};

/**
 * What is known of a key. `requested`: a portal was asked and never tells what became of it, so this holds until
 * the first press; `unsupported`: this host has no keys for every program.
 */
const hotkeyStateSchema = z.enum(['off', 'active', 'requested', 'taken', 'unsupported']);
export type HotkeyState = z.infer<typeof hotkeyStateSchema>;
export const hotkeyStatesSchema = z.record(hotkeyActionSchema, hotkeyStateSchema);
export type HotkeyStates = z.infer<typeof hotkeyStatesSchema>;

export const allHotkeys = <T>(state: (action: HotkeyAction) => T): Record<HotkeyAction, T> =>
  Object.fromEntries(hotkeyActions.map((action) => [action, state(action)])) as Record<HotkeyAction, T>;
