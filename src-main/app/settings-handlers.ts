import { allHotkeys } from '../../src-preload/contract/hotkeys.ts';
import type { Handlers } from '../dispatch.ts';
import type { AppContext } from './context.ts';
import type { Players } from './players.ts';
import type { SpeechServerDoor } from './speech-server.ts';
import { takenKeys } from './taken-keys.ts';

/** What a window shows at its start, and changes of the preferences. `restored`: the desk is as it was left. */
export function settingsHandlers(
  { ports, profiles, desk, keeping, longTexts, emit }: AppContext,
  server: SpeechServerDoor,
  restored: Promise<void>,
  players: Pick<Players, 'isDue'>,
): Pick<Handlers, 'hello' | 'updatePreferences'> {
  const { settings, facts, hotkeys } = ports;

  async function allowScrambled(allowed: boolean): Promise<void> {
    await ports.secrets.allowScrambled?.(allowed);
    emit({ name: 'profiles', payload: await profiles.list() });
  }

  return {
    async hello() {
      await settings.reload();
      await restored;
      const known = await profiles.list();
      const states = hotkeys?.states ?? allHotkeys(() => 'unsupported' as const);
      // Nothing is awaited from here: what changes after this moment comes as an event.
      return {
        version: facts.version,
        host: facts.host,
        preferences: settings.current.preferences,
        profiles: known,
        desk: desk.snapshot(),
        // A page of a browser sounds after a click alone.
        resume: facts.host === 'desktop' && players.isDue(desk.snapshot().current?.id ?? ''),
        hotkeys: states,
        server: server.status,
        longText: longTexts.asked,
        notices: [
          ...settings.notices,
          ...keeping.notices,
          ...(facts.notices?.() ?? []),
          ...takenKeys(states, settings.current.preferences.hotkeys.keys),
        ],
      };
    },
    async updatePreferences(patch) {
      const { preferences } = await settings.update((before) => ({
        ...before,
        preferences: { ...before.preferences, ...defined(patch) },
      }));
      emit({ name: 'preferences', payload: preferences });
      if (patch.server) await server.follow();
      if (patch.system) await allowScrambled(patch.system.keepScrambled);
      return preferences;
    },
  };
}

/** A patch without the keys that were given as undefined. */
const defined = <T extends object>(patch: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
