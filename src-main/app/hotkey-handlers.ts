import { accelerator, type Modifier, parseAccelerator } from '../../src-preload/contract/accelerator.ts';
import { hotkeyActions, type HotkeyMap } from '../../src-preload/contract/hotkeys.ts';
import type { Handlers } from '../dispatch.ts';
import { Fault } from '../fault.ts';
import type { HotkeysPort } from '../ports.ts';
import type { AppContext } from './context.ts';

/** Modifiers that are tried for keys that cannot be had, the easiest to press first. */
const others: readonly (readonly Modifier[])[] = [
  ['CommandOrControl', 'Alt'],
  ['CommandOrControl', 'Shift'],
  ['Alt', 'Shift'],
  ['CommandOrControl', 'Alt', 'Shift'],
  ['Super', 'Alt'],
];

/** The keys that work in every program: choosing them, and what to use where there are none. */
export function hotkeyHandlers({
  ports,
  emit,
}: Pick<AppContext, 'ports' | 'emit'>): Pick<Handlers, 'chooseHotkey' | 'getCommand' | 'suspendHotkeys'> {
  const { settings, hotkeys } = ports;
  return {
    async getCommand() {
      return { command: hotkeys?.command ?? ports.facts.command ?? null };
    },
    async suspendHotkeys({ on }) {
      hotkeys?.suspend(on);
      return {};
    },
    async chooseHotkey({ action, keys }) {
      if (!hotkeys) throw new Fault('unsupported_here', { what: 'keys that work in every program' });
      hotkeys.suspend(false);
      const { hotkeys: now } = settings.current.preferences;
      if (keys !== null) {
        const by = hotkeyActions.find((other) => other !== action && now.keys[other] === keys) ?? null;
        const has = keys === now.keys[action] && hotkeys.states[action] !== 'taken';
        if (by !== null || !(has || hotkeys.isFree(keys)))
          return { refused: { by, offer: freeKeys(keys, now.keys, hotkeys) } };
      }
      const { preferences } = await settings.update((before) => {
        const { hotkeys: old } = before.preferences;
        const changed = { ...old, keys: { ...old.keys, [action]: keys } };
        return { ...before, preferences: { ...before.preferences, hotkeys: changed } };
      });
      emit({ name: 'preferences', payload: preferences });
      return { refused: null };
    },
  };
}

/** The same key with other modifiers that neither an action here nor another program has. */
function freeKeys(refused: string, used: HotkeyMap, hotkeys: HotkeysPort): string | null {
  const key = parseAccelerator(refused)?.key;
  if (key === undefined) return null;
  const offers = others.map((modifiers) => accelerator({ modifiers, key }));
  const here = new Set(Object.values(used));
  return offers.find((keys) => keys !== refused && !here.has(keys) && hotkeys.isFree(keys)) ?? null;
}
