import { z } from 'zod';

/**
 * The one table that turns an error code into words and a way out.
 *
 * - `kind`: the class of error; the terminal's exit code follows from it.
 * - `retry`: what the narrator may do by itself: `never`, `once`, or `backoff` (a few times, waiting longer).
 * - `words`: one plain sentence or two; `{name}` is filled from the error's params.
 * - `action`: what the window offers beside the sentence.
 */
interface ErrorRow {
  readonly kind: 'input' | 'setup' | 'server' | 'voice' | 'file' | 'program';
  readonly retry: 'never' | 'once' | 'backoff';
  readonly words: string;
  readonly action: ErrorAction;
}

export type ErrorAction =
  | 'none'
  | 'retry'
  | 'open_profile'
  | 'choose_voice'
  | 'save_again'
  | 'replace_file'
  | 'confirm_long'
  | 'reload';

const row = (
  kind: ErrorRow['kind'],
  retry: ErrorRow['retry'],
  action: ErrorAction,
  words: string,
): ErrorRow => ({ kind, retry, action, words });

export const errorTable = {
  // What was asked for
  text_empty: row('input', 'never', 'none', 'There is no text to speak. Type or paste some first.'),
  nothing_speakable: row(
    'input',
    'never',
    'none',
    'There is nothing to say in this text: it has no letters or digits.',
  ),
  text_long: row(
    'input',
    'never',
    'confirm_long',
    'This text is long: {characters} characters, about {minutes} minutes of speech in {pieces} parts.',
  ),
  text_too_large: row(
    'input',
    'never',
    'none',
    'This text is too large to speak at once. Use less than {limit} million characters.',
  ),
  text_unreadable: row('input', 'never', 'none', 'The text could not be read from {name}.'),
  voice_unknown: row(
    'input',
    'never',
    'choose_voice',
    'There is no voice called “{voice}” here. Choose another voice.',
  ),
  request_invalid: row(
    'input',
    'never',
    'none',
    'That request could not be understood, so nothing was done.',
  ),
  clipboard_empty: row('input', 'never', 'none', 'There is no text on the clipboard. Copy some text first.'),
  clipboard_unreadable: row(
    'input',
    'never',
    'none',
    'The clipboard could not be read. Open Voicetray and paste the text there.',
  ),
  // The Dify profile
  profile_missing: row('setup', 'never', 'open_profile', 'There is no profile called “{name}”.'),
  profile_exists: row('setup', 'never', 'open_profile', 'There is already a profile called “{name}”.'),
  key_missing: row(
    'setup',
    'never',
    'open_profile',
    'The key of profile “{name}” is not on this computer. Enter it again.',
  ),
  key_not_kept: row(
    'setup',
    'never',
    'open_profile',
    'The key could not be kept on this computer. Try again, or use the profile in this run only.',
  ),
  key_needed_again: row(
    'setup',
    'never',
    'open_profile',
    'The address leads to another server now. Enter the key again, so that it only goes where you want it.',
  ),
  key_refused: row(
    'setup',
    'never',
    'open_profile',
    'The server refused the key. Paste a new key in the profile.',
  ),
  url_invalid: row(
    'setup',
    'never',
    'open_profile',
    'That is not a web address. It should look like https://dify.example.com/v1.',
  ),
  url_not_dify: row(
    'setup',
    'never',
    'open_profile',
    'That address does not answer like a Dify server. Check the address in the profile; it usually ends in /v1.',
  ),
  plain_http_refused: row(
    'setup',
    'never',
    'open_profile',
    'This address is not encrypted, so anyone on the way could read the key. Allow it in the profile if you trust the network.',
  ),
  app_off: row(
    'setup',
    'never',
    'open_profile',
    'The Dify app is switched off, deleted or archived. Check it in Dify.',
  ),
  speech_off: row(
    'setup',
    'never',
    'choose_voice',
    'Speech is switched off in this Dify app. Pick a voice here, or turn on text to speech in the app and publish it.',
  ),
  speech_no_model: row(
    'setup',
    'never',
    'none',
    'The Dify workspace has no speech model ready. Add one in Dify under model providers.',
  ),
  quota_used_up: row(
    'setup',
    'never',
    'none',
    'The credit for speech is used up in Dify. What was made so far is kept.',
  ),
  // What the server does
  server_unreachable: row(
    'server',
    'backoff',
    'retry',
    'The server does not answer. Check the connection and try again.',
  ),
  server_timeout: row('server', 'backoff', 'retry', 'The server took too long to answer. Try again.'),
  server_failed: row(
    'server',
    'backoff',
    'retry',
    'The server had a problem of its own. Try again in a moment.',
  ),
  server_busy: row('server', 'backoff', 'retry', 'The server is busy. Try again in a moment.'),
  server_redirected: row(
    'server',
    'never',
    'open_profile',
    'The server points to another address. The key was not sent there. Check the address in the profile.',
  ),
  server_untrusted: row(
    'server',
    'never',
    'open_profile',
    'The certificate of this server is not trusted on this computer, so nothing was sent.',
  ),
  server_unexpected: row(
    'server',
    'once',
    'retry',
    'The server gave an answer that Voicetray does not know.',
  ),
  login_page: row(
    'server',
    'never',
    'retry',
    'A web page answered instead of Dify. If this network asks for a login, log in and try again.',
  ),
  provider_busy: row(
    'server',
    'backoff',
    'retry',
    'The speech provider behind Dify is busy. Try again in a moment.',
  ),
  provider_refused: row(
    'server',
    'never',
    'choose_voice',
    'The speech provider behind Dify refused this text or voice. Try another voice.',
  ),
  message_silent: row(
    'server',
    'never',
    'none',
    'That message has no text to speak, or it belongs to another user.',
  ),
  audio_empty: row('server', 'once', 'retry', 'The server sent no sound for this part. Try again.'),
  audio_unreadable: row(
    'server',
    'once',
    'retry',
    'What the server sent is not sound that can be played. Try again.',
  ),
  audio_unsupported: row(
    'server',
    'never',
    'none',
    'The server sent {container} sound. Voicetray reads MP3 and WAV: choose one of them for the speech model in Dify.',
  ),
  audio_mismatched: row(
    'server',
    'never',
    'none',
    'Dify refused the sound of its speech plugin, because it is not of the kind the plugin names. Update the plugin in Dify.',
  ),
  audio_cut: row('server', 'backoff', 'retry', 'The sound was cut off on its way. Try again.'),
  // Voices on this computer, and playing
  engine_failed: row('voice', 'once', 'retry', 'The voice on this computer stopped working. Try again.'),
  player_failed: row(
    'voice',
    'never',
    'retry',
    'The sound could not be played here. Try again, or save it as a file.',
  ),
  speakers_missing: row(
    'voice',
    'never',
    'none',
    'No program to play sound was found. Save to a file with -o, or install one of: {programs}.',
  ),
  // Files
  narration_gone: row('file', 'never', 'none', 'That recording is no longer here. Speak the text again.'),
  nothing_to_save: row('file', 'never', 'none', 'There is nothing to save yet. Speak some text first.'),
  file_exists: row(
    'file',
    'never',
    'replace_file',
    'There is already a file called “{name}”. Replace it, or choose another name.',
  ),
  file_format: row(
    'file',
    'never',
    'save_again',
    'Voicetray saves .mp3 and .wav files. Give the file one of these endings.',
  ),
  folder_missing: row(
    'file',
    'never',
    'save_again',
    'The folder {folder} does not exist. Choose another folder.',
  ),
  folder_read_only: row(
    'file',
    'never',
    'save_again',
    'Nothing can be written in {folder}. Choose another folder.',
  ),
  disk_full: row(
    'file',
    'never',
    'save_again',
    'The disk is full. Make some room, or choose another folder.',
  ),
  save_failed: row(
    'file',
    'never',
    'save_again',
    'The file could not be saved in {folder}. Choose another folder.',
  ),
  storage_failed: row(
    'file',
    'never',
    'retry',
    'Voicetray could not write to its own folder {folder}. Check the disk.',
  ),
  settings_broken: row(
    'file',
    'never',
    'none',
    'The settings file could not be read. It was set aside as {name} and Voicetray started with fresh settings.',
  ),
  settings_newer: row(
    'file',
    'never',
    'none',
    'The settings file comes from a newer Voicetray. It was set aside as {name} and left as it was.',
  ),
  // The program itself
  cancelled: row('program', 'never', 'none', 'Stopped.'),
  unsupported_here: row('program', 'never', 'none', 'This cannot be done here: {what}.'),
  already_running: row(
    'program',
    'never',
    'none',
    'Voicetray is already running. Its window was brought to the front.',
  ),
  hotkey_taken: row(
    'program',
    'never',
    'none',
    'The key {keys} is used by another program. Speak the clipboard from the tray menu instead.',
  ),
  connection_lost: row(
    'program',
    'never',
    'reload',
    'The window lost its connection to Voicetray. Is it still running?',
  ),
  session_refused: row(
    'program',
    'never',
    'none',
    'This page is not signed in. Open the address that Voicetray printed when it started.',
  ),
  internal: row(
    'program',
    'never',
    'retry',
    'Something went wrong inside Voicetray. Your text is still here; try again.',
  ),
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
