import type { App as ElectronApp } from 'electron';
import type { Launch } from '../launch.ts';

/** Files that are opened together come one by one. Milliseconds. */
const TOGETHER = 150;

/** Files that a Mac is asked to open with the program, also before it is ready; other systems name them as arguments. */
export function takeOpenedFiles(
  app: Pick<ElectronApp, 'on'>,
  follow: (launch: Launch & { readonly action: 'open-files' }) => void,
): void {
  let paths: string[] = [];
  app.on('open-file', (event, path) => {
    event.preventDefault();
    if (paths.length === 0) {
      setTimeout(() => {
        follow({ action: 'open-files', paths });
        paths = [];
      }, TOGETHER);
    }
    paths.push(path);
  });
}
