import { server, type ErrorRow } from './row.ts';

/** What the server does. */
export const serverErrors = {
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
} as const satisfies Record<string, ErrorRow>;
