/** All that the tray's menu and its tip say. */
export const trayWords = {
  speakClipboard: 'Speak clipboard',
  speakSelection: 'Speak selected text',
  pause: 'Pause',
  resume: 'Resume',
  stop: 'Stop',
  back: 'Sentence back',
  forward: 'Sentence forward',
  speaker: 'Speaker',
  thisComputer: 'This computer',
  voice: 'Voice',
  appVoice: 'The app’s own voice',
  speed: 'Speed',
  recent: 'Recent',
  noRecent: 'Nothing yet',
  untitled: 'Untitled',
  save: 'Save last narration…',
  open: 'Open Voicetray',
  mini: 'Mini player',
  settings: 'Settings',
  quit: 'Quit',
} as const;

/** What the tip says of each mood. */
export const moodWords = {
  idle: 'Voicetray',
  making: 'Voicetray: getting ready to speak',
  speaking: 'Voicetray: speaking',
  paused: 'Voicetray: paused',
  attention: 'Voicetray: needs your attention',
  away: 'Voicetray: waiting for its server',
} as const;

export const watchingWords = 'Watching the clipboard';
