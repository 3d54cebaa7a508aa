import type { Handlers } from '../dispatch.ts';
import { exportRules, importRules } from './carry-rules.ts';
import type { AppContext } from './context.ts';
import { previewText } from './text-work.ts';

/** What a narration says, what would be said of a text, and the rules that it is said by. */
export function scriptHandlers(
  context: AppContext,
): Pick<Handlers, 'getScript' | 'getWords' | 'previewReading' | 'exportRules' | 'importRules'> {
  const { find, ports, closing } = context;
  return {
    async getScript({ narrationId }) {
      return find(narrationId).script;
    },
    async getWords({ narrationId, piece }) {
      return { words: find(narrationId).words(piece) };
    },
    previewReading: (request) => previewText(request, ports.settings.current.preferences, closing),
    exportRules: (request) => exportRules(request, context),
    importRules: (request) => importRules(request, context),
  };
}
