import { file, type ErrorRow } from './row.ts';

/** Files that are read and written. */
export const filesErrors = {
  narration_gone: file('That recording is no longer here. Speak the text again.'),
  nothing_to_save: file('There is nothing to save yet. Speak some text first.'),
  files_missing: file('There is no file called {names}. To hear words, write “speak” before them.'),
  text_unreadable: file('The text could not be read from {name}.'),
  document_unknown: file(
    'Voicetray does not read this kind of file: {name}. Save it as text, Word (.docx), PDF or EPUB, and open that.',
    'choose_file',
  ),
  document_too_large: file(
    '{name} is too large to be opened: there is room for {limit} MB. Open a part of it, or paste its text.',
    'choose_file',
  ),
  document_damaged: file(
    '{name} is damaged or not complete. Get it again, or paste its text.',
    'choose_file',
  ),
  document_protected: file(
    '{name} is locked by a password or copy protection. Open a copy that is not, or paste its text.',
    'choose_file',
  ),
  document_scanned: file(
    '{name} holds pictures of pages and no text. Have its text recognised (OCR) first, and open that.',
    'choose_file',
  ),
  document_empty: file('There is no text in {name}. Choose another file.', 'choose_file'),
  document_slow: file(
    '{name} took too long to read, so it was left. Save it as text, and open that.',
    'choose_file',
  ),
  batch_full: file('This list takes {limit} documents. Clear it, or choose fewer.'),
  batch_running: file('The list is being worked on. Wait until it is done, or stop it first.'),
  upload_gone: file('That file is no longer at hand. Choose it again.', 'choose_file'),
  file_exists: file(
    'There is already a file called “{name}”. Replace it, or choose another name.',
    'replace_file',
  ),
  file_format: file(
    'Voicetray saves .mp3, .m4b, .m4a, .opus, .flac and .wav files. Give the file one of these endings.',
    'save_again',
  ),
  file_name: file('The file cannot be called that. Choose another name.', 'save_again'),
  folder_missing: file('The folder {folder} does not exist. Choose another folder.', 'save_again'),
  folder_read_only: file('Nothing can be written in {folder}. Choose another folder.', 'save_again'),
  disk_full: file('The disk is full. Make some room, or choose another folder.', 'save_again'),
  save_failed: file('The file could not be saved in {folder}. Choose another folder.', 'save_again'),
  storage_failed: file('Voicetray could not write to its own folder {folder}. Check the disk.', 'retry'),
  settings_broken: file(
    'The settings file could not be read. It was set aside as {name} and Voicetray started with fresh settings.',
  ),
  settings_newer: file(
    'The settings file comes from a newer Voicetray. It was set aside as {name} and left as it was.',
  ),
  keys_broken: file(
    'The file of keys is damaged or comes from a newer Voicetray. It was set aside as {name}: enter the keys of your profiles again.',
  ),
  library_damaged: file(
    'The library of narrations could not be read. It was set aside as {name} and Voicetray started with an empty one.',
  ),
  library_newer: file(
    'The library of narrations comes from a newer Voicetray. It was set aside as {name} and left as it was.',
  ),
  import_unreadable: file('That file holds no Voicetray narration, or is damaged. Nothing was added.'),
  import_newer: file('That file comes from a newer Voicetray, so nothing was added. Update Voicetray first.'),
  import_too_large: file('That narration is too large to be taken in. Nothing was added.'),
  port_taken: file('Port {port} is used by another program. Choose another port.'),
  port_refused: file('Port {port} may not be used here. Choose one above 1023.'),
} as const satisfies Record<string, ErrorRow>;
