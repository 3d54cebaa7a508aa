import { createMiddleware } from 'hono/factory';
import { secureHeaders } from 'hono/secure-headers';

/**
 * What the page may load: its own files, and the blob: address that MediaSource gives the player. Nothing from
 * elsewhere, nothing inline; no other page may frame it.
 */
export const guardedHeaders = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'"],
    fontSrc: ["'self'"],
    connectSrc: ["'self'"],
    mediaSrc: ["'self'", 'blob:'],
    baseUri: ["'none'"],
    objectSrc: ["'none'"],
    formAction: ["'none'"],
    frameAncestors: ["'none'"],
  },
  xFrameOptions: 'DENY',
  // The address is plain http on this computer; there is nothing to upgrade to.
  strictTransportSecurity: false,
});

/** Files named by their content stay; all else is asked for anew. */
export const cacheRules = createMiddleware(async (c, next) => {
  await next();
  const hashed = c.req.path.startsWith('/assets/') && c.res.status === 200;
  c.res.headers.set('Cache-Control', hashed ? 'private, max-age=31536000, immutable' : 'no-store');
});
