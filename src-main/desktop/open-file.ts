import type { App as ElectronApp } from 'electron';
import type { Launch } from '../launch.ts';

/** Files that are opened together come one by one, on Windows each by a start of its own. Milliseconds of quiet. */
const TOGETHER = 300;

/** Follows what is asked for, but gathers files until no more come. */
export function gatherFiles(follow: (launch: Launch) => void): (launch: Launch) => void {
  let paths: string[] = [];
  let timer: NodeJS.Timeout | undefined;
  return (launch) => {
    if (launch.action !== 'open-files') {
      follow(launch);
      return;
    }
    paths.push(...launch.paths);
    clearTimeout(timer);
    timer = setTimeout(() => {
      const together = paths;
      paths = [];
      follow({ action: 'open-files', paths: together });
    }, TOGETHER);
  };
}

/** Files that a Mac is asked to open with the program, also before it is ready; other systems name them as arguments. */
export function takeOpenedFiles(app: Pick<ElectronApp, 'on'>, follow: (launch: Launch) => void): void {
  app.on('open-file', (event, path) => {
    event.preventDefault();
    follow({ action: 'open-files', paths: [path] });
  });
}
