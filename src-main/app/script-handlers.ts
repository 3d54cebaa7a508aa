import type { Handlers } from '../dispatch.ts';
import { prepareText } from '../text/prepare.ts';
import { sourceOf } from '../text/reading.ts';
import type { AppContext } from './context.ts';

/** Blocks that a preview shows at most. */
const BLOCKS = 500;

/** What a narration says, and what would be said of a text. */
export function scriptHandlers({
  find,
  ports,
}: AppContext): Pick<Handlers, 'getScript' | 'getWords' | 'previewReading'> {
  return {
    async getScript({ narrationId }) {
      return find(narrationId).script;
    },
    async getWords({ narrationId, piece }) {
      return { words: find(narrationId).words(piece) };
    },
    async previewReading({ text, markup = 'auto', ...tried }) {
      const { preferences } = ports.settings.current;
      const manner = {
        ...preferences,
        ...(tried.reading && { reading: tried.reading }),
        ...(tried.pronunciation && { pronunciation: tried.pronunciation }),
      };
      const { reading, markup: taken } = await prepareText(text, markup, manner);
      const { said, runs, blocks } = reading;
      const spoken = runs.reduce((sum, { start, end }) => sum + end - start, 0);
      return {
        markup: taken,
        blocks: blocks.slice(0, BLOCKS).map((block) => ({
          ...{ kind: block.kind, said: said.slice(block.start, block.end), ...sourceOf(runs, block) },
          ...(block.language && { language: block.language }),
        })),
        more: blocks.length > BLOCKS,
        skipped: text.length - spoken,
      };
    },
  };
}
