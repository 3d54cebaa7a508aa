import { program, type ErrorRow } from './row.ts';

/** The program itself. */
export const programErrors = {
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
