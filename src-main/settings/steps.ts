import { z } from 'zod';
import { defaultTimeouts } from '../../src-preload/contract/model.ts';
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
};
