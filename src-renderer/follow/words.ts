import { translator } from '../i18n/t.ts';

/** The words of this room, which come with it, and those of the window. */
export const { t } = translator({
  'follow.label': 'Text that is spoken',
  'follow.back': 'Back to the sentence',
  'follow.unknown': 'The words of this text are not known here. You can listen to it all the same.',
});
