import { translator } from '../i18n/t.ts';

/** Words for copying something, which only some rooms need. */
export const { t } = translator({
  'copy.copy': 'Copy',
  'copy.done': 'Copied.',
  'copy.byhand': 'Press Ctrl+C to copy it.',
  'copy.byhand.mac': 'Press Command+C to copy it.',
});
