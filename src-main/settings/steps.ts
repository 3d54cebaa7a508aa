import { z } from 'zod';
import { defaultTimeouts } from '../../src-preload/contract/profile.ts';
import { hotkeySchema } from '../../src-preload/contract/hotkeys.ts';
import { defaultPreferences } from '../../src-preload/contract/settings.ts';
import type { Migration } from './migrate.ts';

const profilesSchema = z.array(z.looseObject({}));
const preferencesSchema = z.looseObject({});

/** The way up from each older version of the settings file. */
export const steps: Readonly<Record<number, Migration>> = {
  /** 2 brought the timeouts of a profile and the speech server of this computer. */
  1: (old) => ({
    ...old,
    profiles: profilesSchema
      .parse(old['profiles'])
      .map((profile) => ({ ...profile, timeouts: defaultTimeouts })),
    preferences: { ...preferencesSchema.parse(old['preferences']), server: defaultPreferences.server },
  }),
  /** 3 brought reading, pronunciation, languages, the library, saving by chapter, and more pauses. */
  2: (old) => {
    const preferences = preferencesSchema.parse(old['preferences']);
    const { reading, pronunciation, languages, library, saving, playback, pauses } = defaultPreferences;
    return {
      ...old,
      preferences: {
        ...{ reading, pronunciation, languages, library, saving },
        ...preferences,
        playback: { ...playback, ...preferencesSchema.parse(preferences['playback']) },
        pauses: { ...pauses, ...preferencesSchema.parse(preferences['pauses']) },
      },
    };
  },
  /** 4 brought how the desktop program and the system get along, its windows, and names for the files of chapters. */
  3: (old) => {
    const { system, saving, windows } = defaultPreferences;
    const preferences = preferencesSchema.parse(old['preferences']);
    const kept = { ...saving, ...preferencesSchema.parse(preferences['saving']) };
    return {
      ...old,
      preferences: { system, windows: { ...windows, welcomed: true }, ...preferences, saving: kept },
    };
  },
  /** 5 brought keys for more than the clipboard. */
  4: (old) => {
    const { hotkey, ...preferences } = preferencesSchema.parse(old['preferences']);
    const { keys, whenBusy } = defaultPreferences.hotkeys;
    const kept = hotkeySchema.safeParse(hotkey);
    const speakClipboard = kept.success ? kept.data : keys.speakClipboard;
    return {
      ...old,
      preferences: { ...preferences, hotkeys: { keys: { ...keys, speakClipboard }, whenBusy } },
    };
  },
  /** 6 brought the watch of the clipboard. */
  5: (old) => {
    const preferences = preferencesSchema.parse(old['preferences']);
    const system = { ...defaultPreferences.system, ...preferencesSchema.parse(preferences['system']) };
    return { ...old, preferences: { ...preferences, system } };
  },
  /** 7 brought formulas. */
  6: (old) => {
    const preferences = preferencesSchema.parse(old['preferences']);
    const reading = { ...defaultPreferences.reading, ...preferencesSchema.parse(preferences['reading']) };
    return { ...old, preferences: { ...preferences, reading } };
  },
};
