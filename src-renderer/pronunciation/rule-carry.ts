import type { Bridge } from '../../src-preload/bridge.ts';
import type { ResponseOf } from '../../src-preload/contract/api.ts';
import { MAX_RULES_FILE } from '../../src-preload/contract/settings.ts';
import type { CarryPort } from '../carry/carry.svelte.ts';

export type ImportedRules = ResponseOf<'importRules'>;

/** Pronunciation rules as a file. */
export const ruleCarry = (bridge: Bridge): CarryPort<ImportedRules> => ({
  export: (replace) => bridge.exportRules({ replace }),
  import: (json) => bridge.importRules({ json }),
  most: MAX_RULES_FILE,
  unreadable: 'rules_unreadable',
});
