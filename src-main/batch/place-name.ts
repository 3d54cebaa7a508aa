import { safeName } from '../saving/file-name.ts';

/** Folders that a name may stand in; more are left out from its beginning. */
const DEEPEST = 8;

/** A file's place below a folder, whatever a browser says: no way out of the folder, and no name that a system refuses. */
export function placeName(name: string): string {
  const steps = name.replaceAll('\\', '/').split('/');
  const safe = steps.map((step) => safeName(step, 100)).filter((step) => step !== '');
  return safe.slice(-DEEPEST).join('/') || 'Document';
}
