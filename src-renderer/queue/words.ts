import { translator } from '../i18n/t.ts';

/** The words of this room, which come with it, and those of the window. */
export const { t } = translator({
  'queue.title': 'Waiting texts',
  'queue.close': 'Close',
  'queue.now': 'Now',
  'queue.list': 'Waiting, the next one first',
  'queue.empty': 'Nothing waits.',
  'queue.up': 'Move “{title}” up',
  'queue.down': 'Move “{title}” down',
  'queue.remove': 'Take “{title}” off the list',
  'queue.moved': 'Moved to place {place} of {of}',
  'queue.removed': '“{title}” was taken off the list',
});
