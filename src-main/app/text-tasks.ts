import type { ParsedRequestOf, ResponseOf } from '../../src-preload/contract/api.ts';
import type { Markup } from '../../src-preload/contract/narration.ts';
import type { Preferences, ReadingPreferences } from '../../src-preload/contract/settings.ts';
import { type Plan, planReading } from '../narration/plan.ts';
import { type Manner, prepareText } from '../text/prepare.ts';
import { previewReading } from './preview-reading.ts';

/** What is done with a text, here or in a thread. */
export type TextTask =
  | {
      readonly kind: 'plan';
      readonly text: string;
      readonly markup: Markup;
      readonly manner: Manner;
      readonly pauses: Preferences['pauses'];
    }
  | { readonly kind: 'clip'; readonly text: string; readonly tables: ReadingPreferences['tables'] }
  | ({ readonly kind: 'preview'; readonly manner: Manner } & ParsedRequestOf<'previewReading'>);

export async function doTextTask(
  task: TextTask,
): Promise<Plan | ResponseOf<'previewReading'> | string | null> {
  if (task.kind === 'clip')
    return (await import('../documents/clip-page.ts')).clipAsMarkdown(task.text, task);
  if (task.kind === 'preview') return previewReading(task, task.manner);
  const { reading } = await prepareText(task.text, task.markup, task.manner);
  return planReading(reading, task.pauses);
}
