import { defaultPreferences } from '../../src-preload/contract/settings.ts';
import { prepareText } from '../text/prepare.ts';
import { type Plan, planReading } from './plan.ts';

/** What is planned of a Markdown text, as a narration of it is. */
export const planOf = async (text: string, manner = defaultPreferences): Promise<Plan> =>
  planReading((await prepareText(text, 'markdown', manner)).reading, defaultPreferences.pauses);

/** The words of its pieces, each behind its language. */
export const said = ({ pieces }: Plan): string[] =>
  pieces.map(({ words, language }) => `${language ?? '?'}: ${words}`);
