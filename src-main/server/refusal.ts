import type { ContentfulStatusCode } from 'hono/utils/http-status';

/** An answer that is no speech, in Dify's envelope: `{code, message, status}`. Thrown by whoever finds the reason. */
export class Refusal extends Error {
  readonly status: ContentfulStatusCode;
  readonly code: string;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: ContentfulStatusCode,
    code: string,
    message: string,
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
    this.name = 'Refusal';
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}

/** Seconds after which a client that was sent away may come again. */
const COME_AGAIN = 2;

/** Codes, statuses and, where a client may look at them, words as Dify's API has them. */
export const refusals = {
  invalidParam: (message: string) => new Refusal(400, 'invalid_param', message),
  badRequest: () =>
    new Refusal(400, 'bad_request', 'Invalid JSON payload received or JSON payload is empty.'),
  unauthorized: (message: string) =>
    new Refusal(401, 'unauthorized', message, { 'WWW-Authenticate': 'Bearer realm="api"' }),
  foreignHost: () =>
    new Refusal(403, 'forbidden', 'This address only answers under a name of this computer.'),
  notFound: () => new Refusal(404, 'not_found', 'The requested URL was not found on the server.'),
  methodNotAllowed: (allowed: string) =>
    new Refusal(405, 'method_not_allowed', 'The method is not allowed for the requested URL.', {
      Allow: allowed,
    }),
  bodyTooLarge: (bytes: number) =>
    new Refusal(413, 'request_entity_too_large', `The body of a request may have ${bytes} bytes.`),
  notJson: () =>
    new Refusal(
      415,
      'unsupported_media_type',
      "Did not attempt to load JSON data because the request Content-Type was not 'application/json'.",
    ),
  tooMany: (atOnce: number) =>
    new Refusal(429, 'too_many_requests', `Too many requests: ${atOnce} are answered at a time.`, {
      'Retry-After': String(COME_AGAIN),
    }),
  internal: () => new Refusal(500, 'internal_server_error', 'Internal server error.'),
} as const;
