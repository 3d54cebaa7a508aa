/** Web pages as edges, proxies and login walls send them in place of Dify's answer. Their words are their own. */
const nginx = (what: string): string =>
  `<html>\r\n<head><title>${what}</title></head>\r\n<body>\r\n<center><h1>${what}</h1></center>\r\n` +
  '<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n';

const cloudflare = (code: string, what: string): string =>
  `<!DOCTYPE html><html class="no-js"><head><title>${what} | dify.example</title><script>window.x=1</script></head>` +
  `<body><div id="cf-wrapper"><h1>Error ${code}</h1><p>Ray ID: 8f0 &bull; ${what}</p></div></body></html>`;

export const pages = {
  notFound:
    '<!DOCTYPE html><html lang="en"><title>404: This page could not be found.</title><body><h1>404</h1></body></html>',
  gunicorn:
    '<html>\n  <head>\n    <title>Internal Server Error</title>\n  </head>\n  <body>\n    <h1><p>Internal Server Error</p></h1>\n  </body>\n</html>\n',
  plainToTls: nginx('400 The plain HTTP request was sent to HTTPS port'),
  tooLarge: nginx('413 Request Entity Too Large'),
  badGateway: nginx('502 Bad Gateway'),
  unavailable: nginx('503 Service Temporarily Unavailable'),
  gatewayTimeout: nginx('504 Gateway Time-out'),
  edgeTimeout: cloudflare('524', 'A timeout occurred'),
  edgeUnreachable: cloudflare('522', 'Connection timed out'),
  rateLimited: cloudflare('1015', 'You are being rate limited'),
  login:
    '<!doctype html><html><head><title>Hotel network</title></head><body><form action="/login">' +
    '<input name="room"><input type="password" name="p"></form><script>location.href</script></body></html>',
  proxyLogin: '<html><head><title>407</title></head><body><h1>Proxy login required</h1></body></html>',
} as const;
