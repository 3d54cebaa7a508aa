/** The scheme and the one host of the page: `app://ui/`. */
export const APP_SCHEME = 'app';
export const APP_HOST = 'ui';
/** As Chromium serialises the origin of a standard scheme (RFC 6454). */
export const APP_ORIGIN = `${APP_SCHEME}://${APP_HOST}`;
export const APP_URL = `${APP_ORIGIN}/`;
export const MINI_URL = `${APP_URL}mini.html`;

/** Whether an address belongs to the page's own origin. Node calls the origin of such a scheme "null", so by parts. */
export function isOurUrl(url: string): boolean {
  const parsed = URL.parse(url);
  return parsed?.protocol === `${APP_SCHEME}:` && parsed.host === APP_HOST;
}
