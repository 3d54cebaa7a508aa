import type { ParsedRequestOf, ResponseOf } from '../../src-preload/contract/api.ts';
import { type Manner, prepareText } from '../text/prepare.ts';
import { sourceOf } from '../text/reading.ts';

/** Blocks that a preview shows at most. */
const BLOCKS = 500;

/** What would be said of a text, in the manner that is set or that is tried, as the window shows it. */
export async function previewReading(
  { text, markup = 'auto', reading: tried, pronunciation }: ParsedRequestOf<'previewReading'>,
  set: Manner,
): Promise<ResponseOf<'previewReading'>> {
  const manner: Manner = {
    reading: tried ?? set.reading,
    pronunciation: pronunciation ?? set.pronunciation,
    languages: set.languages,
  };
  const { reading, markup: taken, troubles } = await prepareText(text, markup, manner);
  const { said, runs, blocks } = reading;
  const spoken = runs.reduce((sum, { start, end }) => sum + end - start, 0);
  return {
    markup: taken,
    blocks: blocks.slice(0, BLOCKS).map((block) => ({
      ...{ kind: block.kind, said: said.slice(block.start, block.end), ...sourceOf(runs, block) },
      ...(block.language !== undefined && { language: block.language }),
    })),
    more: blocks.length > BLOCKS,
    skipped: text.length - spoken,
    troubles: [...troubles],
  };
}
