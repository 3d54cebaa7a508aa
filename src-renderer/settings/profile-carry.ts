import type { Bridge } from '../../src-preload/bridge.ts';
import type { ResponseOf } from '../../src-preload/contract/api.ts';
import { MAX_PROFILES_FILE } from '../../src-preload/contract/profile.ts';
import type { CarryPort } from '../carry/carry.svelte.ts';

export type ImportedProfiles = ResponseOf<'importProfiles'>;

/** Profiles as a file, without their keys. */
export const profileCarry = (bridge: Bridge): CarryPort<ImportedProfiles> => ({
  export: (replace) => bridge.exportProfiles({ replace }),
  import: (json) => bridge.importProfiles({ json }),
  most: MAX_PROFILES_FILE,
  unreadable: 'profiles_unreadable',
});
