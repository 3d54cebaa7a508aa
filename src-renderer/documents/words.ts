import { translator } from '../i18n/t.ts';

/** The words of this room, which come with it, and those of the window. */
export const { t, counted } = translator({
  'document.reading': 'Reading {name}…',
  'document.cancel': 'Cancel',
  'document.remove': 'Remove',
  'document.back': 'Put my text back',
  'copied.offer': 'This was copied from a page with headings, lists or tables.',
  'copied.keep': 'Keep them',
  'copied.name': 'Copied page.html',
});
