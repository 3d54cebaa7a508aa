import { input, type ErrorRow } from './row.ts';

/** What was asked for. */
export const askedErrors = {
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
} as const satisfies Record<string, ErrorRow>;
