import { readFile } from 'node:fs/promises';
import { extname, resolve, sep } from 'node:path';

/** The kinds of file that a build of the page holds. Anything else is not served. */
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
};

/** A file of the page's folder by the path of its address, or null: unknown, of another kind, or outside the folder. */
export async function readStaticFile(
  folder: string,
  pathname: string,
): Promise<{ type: string; bytes: Uint8Array<ArrayBuffer> } | null> {
  let path: string;
  try {
    path = decodeURIComponent(pathname);
  } catch {
    return null;
  }
  if (path.includes('\0') || path.includes('\\')) return null;
  const root = resolve(folder);
  const file = resolve(root, `.${path.endsWith('/') ? `${path}index.html` : path}`);
  const type = types[extname(file)];
  if (!file.startsWith(root + sep) || !type) return null;
  try {
    return { type, bytes: await readFile(file) };
  } catch {
    return null;
  }
}
