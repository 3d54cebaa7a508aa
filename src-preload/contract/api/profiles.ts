import { z } from 'zod';
import { appErrorSchema } from '../errors.ts';
import { idSchema } from '../ids.ts';
import { MAX_PROFILES_FILE, profileDraftSchema, profileReportSchema, profileViewSchema } from '../profile.ts';
import { deliverySchema } from '../saving.ts';
import { method, nothing } from './method.ts';

/** Dify profiles. */
export const profilesApi = {
  saveProfile: method(profileDraftSchema, profileViewSchema),
  removeProfile: method(z.object({ id: idSchema }), nothing),
  /** Tests what was typed; without a key in the draft, the stored one of `id` is used. */
  testProfile: method(profileDraftSchema, profileReportSchema),
  /** All profiles as a file, without their keys. */
  exportProfiles: method(z.object({ replace: z.boolean().optional() }), deliverySchema),
  /** Adds the profiles of such a file under names of their own; keys are typed afterwards. */
  importProfiles: method(
    z.object({ json: z.string().max(MAX_PROFILES_FILE) }),
    z.object({
      added: z.array(z.string()),
      /** Those of the file that are there already. */
      known: z.array(z.string()),
      /** Why a profile was not added; each error's `name` says which. */
      skipped: z.array(appErrorSchema),
    }),
  ),
} as const;
