import { z } from 'zod';

/**
 * The one table that turns an error code into words and a way out.
 *
 * - `kind`: the class of error; the terminal's exit code follows from it.
 * - `retry`: what the narrator may do by itself: `never`, `once`, or `backoff` (a few times, waiting longer).
 * - `hold`: what it means for the whole profile: `person`: every further request would fail alike until somebody
 *   acts; `server`: nothing more is asked before the server is back; `none`: it concerns this request alone.
 * - `words`: one plain sentence or two; `{name}` is filled from the error's params.
 * - `action`: what the window offers beside the sentence.
 */
interface ErrorRow {
  readonly kind: 'input' | 'setup' | 'server' | 'voice' | 'file' | 'program';
  readonly retry: 'never' | 'once' | 'backoff';
  readonly hold: 'none' | 'person' | 'server';
  readonly words: string;
  readonly action: ErrorAction;
}

export type ErrorAction =
  | 'none'
  | 'retry'
  | 'open_profile'
  | 'open_settings'
  | 'choose_voice'
  | 'choose_file'
  | 'save_again'
  | 'replace_file'
  | 'confirm_long'
  | 'reload';

/** A row of one class; most errors have no button and are not worth another try. */
const of =
  (kind: ErrorKind) =>
  (
    words: string,
    action: ErrorAction = 'none',
    retry: ErrorRow['retry'] = 'never',
    hold: ErrorRow['hold'] = 'none',
  ): ErrorRow => ({ kind, retry, hold, words, action });
const [input, setup, server] = [of('input'), of('setup'), of('server')];
const [voice, file, program] = [of('voice'), of('file'), of('program')];

export const errorTable = {
  // What was asked for
  text_empty: input('There is no text to speak. Type or paste some first.'),
  nothing_speakable: input('There is nothing to say in this text: it has no letters or digits.'),
  text_long: input(
    'This text is long: {characters} characters, about {minutes} minutes of speech in {pieces} parts.',
    'confirm_long',
  ),
  text_slow: input('This text took too long to take apart. Speak a part of it, or paste it as plain text.'),
  text_too_large: input('This text is too large to speak at once. Use less than {limit} million characters.'),
  voice_unknown: input('There is no voice called “{voice}” here. Choose another voice.', 'choose_voice'),
  request_invalid: input('That request could not be understood, so nothing was done.'),
  clipboard_empty: input('There is no text on the clipboard. Copy some text first.'),
  selection_empty: input('There is no text selected. Select some text in any program first.'),
  clipboard_image: input(
    'There is only a picture on the clipboard. Copy some text, or have the text in the picture recognised (OCR) first.',
  ),
  clipboard_secret: input(
    'What was copied is marked as secret, as passwords are, so it is not read aloud. Copy another text first.',
  ),
  clipboard_hidden: input(
    'This desktop shows the clipboard only to the window in front. Click into Voicetray and press Speak clipboard there, or install wl-clipboard.',
  ),
  clipboard_silent: input(
    'The program that holds the text does not answer. Copy or select the text again, then try once more.',
  ),
  clipboard_unreadable: input('The clipboard could not be read. Open Voicetray and paste the text there.'),
  // The Dify profile
  profile_missing: setup('There is no profile called “{name}”.', 'open_profile'),
  profile_exists: setup('There is already a profile called “{name}”.', 'open_profile'),
  key_missing: setup('The key of profile “{name}” is not on this computer. Enter it again.', 'open_profile'),
  key_unreadable: setup(
    'The key of profile “{name}” cannot be read: the keyring that holds it does not open. Unlock the keyring and start Voicetray again, or enter the key again.',
    'open_profile',
  ),
  key_empty: setup('No key was given, so nothing was changed.', 'open_profile'),
  key_not_kept: setup(
    'The key could not be kept on this computer. Try again, or use the profile in this run only.',
    'open_profile',
  ),
  keyring_locked: setup(
    'The keyring of this computer is locked, so the key cannot be read. Unlock it, then try again.',
    'retry',
  ),
  key_needed_again: setup(
    'The address leads to another server now. Enter the key again, so that it only goes where you want it.',
    'open_profile',
  ),
  key_refused: setup(
    'The server refused the key. Paste a new key in the profile.',
    'open_profile',
    'never',
    'person',
  ),
  url_invalid: setup(
    'That is not a web address. It should look like https://dify.example.com/v1.',
    'open_profile',
  ),
  url_not_dify: setup(
    'That address does not answer like a Dify server. Check the address in the profile; it usually ends in /v1.',
    'open_profile',
    'never',
    'person',
  ),
  plain_http_refused: setup(
    'This address is not encrypted, so anyone on the way could read the key. Allow it in the profile if you trust the network.',
    'open_profile',
  ),
  app_off: setup(
    'The Dify app is switched off, deleted or archived. Check it in Dify.',
    'open_profile',
    'never',
    'person',
  ),
  speech_off: setup(
    'Speech is switched off in this Dify app. Pick a voice here, or turn on text to speech in the app and publish it.',
    'choose_voice',
    'never',
    'person',
  ),
  speech_no_model: setup(
    'The Dify workspace has no speech model ready. Add one in Dify under model providers.',
    'none',
    'never',
    'person',
  ),
  quota_used_up: setup(
    'The credit is used up in Dify. What was made so far is kept.',
    'none',
    'never',
    'person',
  ),
  app_cannot_answer: setup(
    'This Dify app cannot be asked from here: it is of the kind “{mode}”. Use a chat or a completion app.',
    'open_profile',
  ),
  app_needs_more: setup(
    'This Dify app asks for more than a question: {fields}. Give them a default in Dify, or use another app.',
    'open_profile',
  ),
  answer_no_model: setup('The Dify app has no model ready to answer. Check its model in Dify.'),
  question_long: input(
    'This Dify app takes questions of up to {limit} characters. Shorten it, or raise the limit in Dify.',
  ),
  app_keeps_no_list: input(
    'A completion app keeps no list of its answers. The ones you asked for here are listed, and an id works too.',
  ),
  conversation_gone: input('That conversation is no longer there, or it belongs to another user.'),
  profiles_unreadable: input('That file holds no Voicetray profiles, so nothing was added.'),
  profiles_newer: input(
    'That file comes from a newer Voicetray, so nothing was added. Update Voicetray first.',
  ),
  profiles_none: setup('There are no profiles yet. Add one first.'),
  profiles_full: setup('“{name}” was not added: there is room for {most} profiles. Remove one first.'),
  profile_left_out: setup('“{name}” was left out: something in it is missing or not right.'),
  profile_left_out_plain: setup(
    '“{name}” was left out: its address is not encrypted. Add it by hand if you trust the network.',
  ),
  // Rules of pronunciation
  rule_invalid: input('“{from}” is not a regular expression that can be read. Check its brackets and signs.'),
  rule_slow: input('The rule “{from}” takes too long with this text, so it was left out. Make it simpler.'),
  rules_unreadable: input('That file holds no Voicetray rules, so nothing was added.'),
  rules_newer: input('That file comes from a newer Voicetray, so nothing was added. Update Voicetray first.'),
  rules_none: setup('There are no rules yet. Add one first.'),
  rules_full: setup('“{from}” was not added: there is room for {most} rules. Remove one first.'),
  rule_left_out: setup('“{from}” was left out: something in it is missing or not right.'),
  // What the server does
  server_unreachable: server(
    'The server does not answer. Check the connection and try again.',
    'retry',
    'backoff',
    'server',
  ),
  server_timeout: server('The server took too long to answer. Try again.', 'retry', 'backoff', 'server'),
  server_failed: server(
    'The server had a problem of its own. Try again in a moment.',
    'retry',
    'backoff',
    'server',
  ),
  server_busy: server('The server is busy. Try again in a moment.', 'retry', 'backoff', 'server'),
  server_redirected: server(
    'The server points to another address. The key was not sent there. Check the address in the profile.',
    'open_profile',
    'never',
    'person',
  ),
  server_untrusted: server(
    'The certificate of this server is not trusted on this computer, so nothing was sent.',
    'open_profile',
    'never',
    'person',
  ),
  server_unexpected: server(
    'The server gave an answer that Voicetray does not know (status {status}). Try again.',
    'retry',
    'once',
  ),
  server_refused: server(
    'The server does not take this kind of request (status {status}). Check the address in the profile, and that Dify is up to date.',
    'open_profile',
  ),
  login_page: server(
    'A web page answered instead of Dify. If this network asks for a login, log in and try again.',
    'retry',
    'never',
    'server',
  ),
  provider_busy: server(
    'The speech provider behind Dify is busy. Try again in a moment.',
    'retry',
    'backoff',
    'server',
  ),
  provider_failed: server(
    'The speech provider behind Dify failed at this part. Try again, or choose another voice.',
    'retry',
    'once',
  ),
  provider_refused: server(
    'The speech provider behind Dify refused this text or voice. Try another voice.',
    'choose_voice',
  ),
  // A message that was only just written may not be there yet.
  message_silent: server('That message has no text to speak, or it belongs to another user.', 'none', 'once'),
  answer_failed: server('The app could not finish its answer. Ask again.', 'retry'),
  answer_empty: server('The app gave no answer. Ask again, or ask in other words.', 'retry'),
  audio_empty: server('The server sent no sound for this part. Try again.', 'retry', 'once'),
  audio_unreadable: server(
    'What the server sent is not sound that can be played. Try again.',
    'retry',
    'once',
  ),
  audio_unsupported: server(
    'The server sent {container} sound. Voicetray reads MP3 and WAV: choose one of them for the speech model in Dify.',
  ),
  audio_mismatched: server(
    'Dify refused the sound of its speech plugin, because it is not of the kind the plugin names. Update the plugin in Dify.',
  ),
  audio_cut: server('The sound was cut off on its way. Try again.', 'retry', 'backoff', 'server'),
  // Voices on this computer, and playing
  engine_failed: voice('The voice on this computer stopped working. Try again.', 'retry', 'once'),
  player_failed: voice('The sound could not be played here. Try again, or save it as a file.', 'retry'),
  speakers_missing: voice(
    'No program to play sound was found. Save to a file with -o, or install one of: {programs}.',
  ),
  // Files
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
  // The program itself
  cancelled: program('Stopped.'),
  unsupported_here: program('This cannot be done here: {what}.'),
  hotkey_taken: program(
    'Another program uses {keys}, so those keys do nothing in Voicetray. Choose others in the settings, or use the tray menu.',
    'open_settings',
  ),
  tray_missing: program(
    'Your desktop shows no tray, so Voicetray stays in its window: closing the window ends it. On GNOME the AppIndicator extension brings a tray.',
  ),
  window_broke: program(
    'The window broke down and was made anew. Nothing was lost, and what was playing goes on where it was.',
  ),
  mini_broke: program(
    'The mini player broke down and was closed. Open it again from the tray or the window; what plays goes on.',
  ),
  window_broken: program(
    'The window keeps breaking down. Open Voicetray again from the tray or the menu of your programs; your narrations are kept.',
  ),
  output_gone: program(
    'The sound device “{name}” is gone, so it was paused. Press Play to go on with the one your system prefers.',
  ),
  autostart_failed: program('Starting with the system could not be changed. Use your system’s own settings.'),
  sandbox_off: program(
    'Voicetray runs without its sandbox here, so a fault in the window could do more harm. The packages for your system (deb, rpm, Flatpak) start with it.',
  ),
  update_found: program('Voicetray {version} can be had. Settings, under “This computer”, fetches it.'),
  update_failed: program('A newer version could not be looked for or fetched. Try again later.', 'retry'),
  crashed: program(
    'Something broke inside Voicetray, so it has to close. Start it again: your narrations are kept.',
  ),
  running_silent: program('Voicetray runs, but did not answer. Try again, or quit it and start it anew.'),
  connection_lost: program('The window lost its connection to Voicetray. Is it still running?', 'reload'),
  session_refused: program(
    'This page is not signed in. Open the address that Voicetray printed when it started.',
  ),
  internal: program('Something went wrong inside Voicetray. Your text is still here; try again.', 'retry'),
} as const satisfies Record<string, ErrorRow>;

/** The closed union of codes. */
export type ErrorCode = keyof typeof errorTable;
export type ErrorKind = ErrorRow['kind'];

export const errorCodes = Object.keys(errorTable) as [ErrorCode, ...ErrorCode[]];

export const appErrorSchema = z.object({
  code: z.enum(errorCodes),
  params: z.record(z.string(), z.union([z.string().max(2000), z.number()])).optional(),
  /** Technical words for a disclosure, such as the server's own message: never the headline, never a key. */
  detail: z.string().max(500).optional(),
});
export type AppError = z.infer<typeof appErrorSchema>;

export const errorRow = (code: ErrorCode): ErrorRow => errorTable[code];

/** The sentence for a person: the table's words with the params filled in. */
export function errorWords(error: AppError): string {
  return errorRow(error.code).words.replace(/\{(\w+)\}/g, (_, name: string) =>
    String(error.params?.[name] ?? '…'),
  );
}
