import { translator } from '../i18n/t.ts';

/** The words of this room, which come with it, and those of the window. */
export const { t } = translator({
  'hotkeys.title': 'Keys for every program',
  'hotkeys.what': 'These work wherever you are, also when the window is closed.',
  'hotkeys.unsupported':
    'In the browser Voicetray has no keys of its own for other programs. Your desktop can set some: see below.',
  'hotkeys.speakClipboard': 'Speak the clipboard',
  'hotkeys.speakSelection': 'Speak what is selected',
  'hotkeys.toggle': 'Pause and go on',
  'hotkeys.stop': 'Stop',
  'hotkeys.previous': 'Sentence back',
  'hotkeys.next': 'Sentence on',
  'hotkeys.slower': 'Slower',
  'hotkeys.faster': 'Faster',
  'hotkeys.pause': 'Pause alone',
  'hotkeys.saveLast': 'Save the last text',
  'hotkeys.open': 'Show the window',
  'hotkeys.none': 'None',
  'hotkeys.choose': 'Choose keys',
  'hotkeys.choose.for': 'Choose keys: {action}',
  'hotkeys.remove.for': 'Remove keys: {action}',
  'hotkeys.press': 'Press the keys…',
  'hotkeys.press.hint': 'Esc leaves it as it is, Backspace takes the keys away.',
  'hotkeys.alone': 'Hold Ctrl or Alt with it, or use a function key.',
  'hotkeys.alone.mac': 'Hold Command, Control or Option with it, or use a function key.',
  'hotkeys.unknown': 'This key cannot be used. Try another one.',
  'hotkeys.taken': 'Used by another program. Choose other keys, or try once more.',
  'hotkeys.again': 'Try again',
  'hotkeys.requested':
    'Asked for. The first press that works confirms it; if none does, set a command below as a key of your desktop.',
  'hotkeys.writes':
    'On Windows AltGr is Ctrl + Alt: if {key} with AltGr writes a letter for you, choose other keys.',
  'hotkeys.state.unsupported': 'Your system takes no keys from programs. Use a command instead: see below.',
  'hotkeys.refused': '{keys} is used by another program.',
  'hotkeys.refused.here': '{keys} is already there for: {action}.',
  'hotkeys.offer': 'Use {keys}',
  'hotkeys.busy': 'When something is heard, the key for the clipboard',
  'hotkeys.busy.stop': 'stops it',
  'hotkeys.busy.interrupt': 'speaks the new text at once',
  'hotkeys.busy.queue': 'lets the new text wait its turn',
  'hotkeys.commands': 'Commands for the key settings of your desktop',
  'hotkeys.commands.hint':
    'Set a key for one of these in the settings of your system. It reaches the Voicetray that runs.',
});
