import { app } from 'electron';
import { nameToWindows } from './desktop/own-program.ts';
import { runCommand } from './desktop/run-command.ts';
import { terminalWords } from './desktop/terminal-words.ts';
import { folders } from './settings/paths.ts';

/** What Electron starts: the desktop program, or a command of the terminal, which needs none of its parts. */
const words = terminalWords(process.argv.slice(app.isPackaged ? 1 : 2));
if (words === null) {
  nameToWindows(app, process);
  await import('./desktop.ts');
} else {
  const run = async (): Promise<number> => (await import('./terminal/run.ts')).runTerminal(words);
  // Not waited for: Electron's own loop turns only once this module has run.
  void runCommand({ app, process, data: folders().data, run });
}
