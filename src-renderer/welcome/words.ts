import { translator } from '../i18n/t.ts';

/** The words of this room, which come with it, and those of the window. */
export const { t } = translator({
  'welcome.title': 'Welcome to Voicetray',
  'welcome.what':
    'Voicetray reads any text aloud, with the voice of this computer or with those of your own Dify server.',
  'welcome.now': 'It works right away, without an account: type or paste a text below, and press Speak.',
  'welcome.key': 'Copy a text anywhere and press these keys to hear it:',
  'welcome.hear.stop': 'Stop',
  'welcome.connect': 'Connect Dify',
  'welcome.close': 'Close the welcome',
  'welcome.sentence':
    'Hello. This is the voice of your computer. Type or paste a text, and I will read it to you.',
});
