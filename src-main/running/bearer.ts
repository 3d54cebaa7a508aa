import { timingSafeEqual } from 'node:crypto';

/** Bytes of a command: the longest text, in the worst of letters, as JSON. */
export const MOST_COMMAND = 64 * 1024 * 1024;

/** SECURITY: whether a request knows the secret that lies in the data folder, told in the same time whatever is wrong. */
export function isBearer(header: string | undefined, secret: string | undefined): boolean {
  if (header === undefined || secret === undefined) return false;
  const [given, wanted] = [Buffer.from(header), Buffer.from(`Bearer ${secret}`)];
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
