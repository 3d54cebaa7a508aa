import { translator } from '../i18n/t.ts';

/** The words of this room, which come with it, and those of the window. */
export const { t } = translator({
  'mini.title': 'Voicetray mini player',
  'mini.heard': 'What is heard',
  'mini.empty': 'What you speak is shown here.',
  'mini.away': 'Voicetray’s window is closed. Open it to listen.',
  'mini.stop': 'Stop',
  'mini.main': 'Open Voicetray',
});
