import { translator } from '../i18n/t.ts';

/** The words of this room, which come with it, and those of the window. */
export const { t } = translator({
  'library.close': 'Close the library',
  'library.search': 'Search titles and texts',
  'library.list': 'Kept texts, the last used first',
  'library.empty': 'Nothing is kept yet. What you have spoken will be here.',
  'library.nothing': 'Nothing that is kept has these words.',
  'library.more': 'Show more',
  'library.unmade': 'Not spoken yet',
  'library.partly': '{length}, {made} of {pieces} parts',
  'library.heard': '{heard} of {length}',
  'library.play': 'Listen',
  'library.play.label': 'Listen to “{title}”',
  'library.pin': 'Keep “{title}” for good',
  'library.pin.hint': 'Keep for good: it is never removed to make room',
  'library.pinned.hint': 'Kept for good',
  'library.export': 'Export “{title}” with its sound',
  'library.exported': 'Exported to {path}',
  'library.import': 'Import',
  'library.size': '{size} of sound is kept.',
  'library.delete': 'Delete “{title}”',
  'library.delete.title': 'Delete “{title}”?',
  'library.delete.words': 'Its text and its sound are removed from this computer. This cannot be undone.',
  'library.delete.yes': 'Delete',
});
