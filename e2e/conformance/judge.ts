import { z } from 'zod';
import { sniff } from '../../src-main/speech/sniff.ts';
import { endpoint, type Exchange, parseJson } from './exchange.ts';
import * as asked from './request-schemas.ts';
import * as answered from './response-schemas.ts';

/** All that is against the contract, in words with their place; empty where nothing is. */
type Issues = string[];

function check(place: string, schema: z.ZodType, value: unknown): Issues {
  const read = schema.safeParse(value);
  return read.success ? [] : [`${place}: ${z.prettifyError(read.error)}`];
}

/** What is wrong with a client's request. */
export function requestIssues({ request }: Exchange): Issues {
  const { below, query } = endpoint(request.path);
  const speaks = below === '/text-to-audio';
  const headers = speaks ? asked.jsonHeaders : below === '/' ? asked.openHeaders : asked.keyHeaders;
  const key = request.headers.authorization?.replace(/^Bearer /, '');
  return [
    ...(request.method === (speaks ? 'POST' : 'GET') ? [] : [`method ${request.method}`]),
    ...check('headers', headers, request.headers),
    ...check('query', asked.queries[below] ?? z.never(), query),
    ...(speaks ? check('body', asked.textToAudioRequest, parseJson(request.body)) : []),
    ...(!speaks && request.body !== '' ? ['body: a GET has none'] : []),
    ...(key && (request.path + request.body).includes(key) ? ['the key is outside its header'] : []),
  ];
}

/** What is wrong with a server's answer. */
export function responseIssues(exchange: Exchange): Issues {
  const { status } = exchange.response;
  if (status === 200) return successIssues(exchange);
  return errorIssues(exchange.response);
}

function successIssues({ request, response }: Exchange): Issues {
  const { below } = endpoint(request.path);
  if (below !== '/text-to-audio') {
    return [
      ...check('headers', answered.jsonHeaders, response.headers),
      // HEAD has the headers alone.
      ...(request.method === 'HEAD'
        ? []
        : check('body', answered.facts[below] ?? z.never(), jsonOf(response))),
    ];
  }
  // `null`: the message is not there, is empty or belongs to somebody else. A text is never answered so.
  if (response.headers['content-type'] === 'application/json') {
    const { message_id: id } = (parseJson(request.body) ?? {}) as { message_id?: unknown };
    return [
      ...check('headers', answered.jsonHeaders, response.headers),
      ...(typeof id === 'string' && jsonOf(response) === null ? [] : ['body: JSON in place of sound']),
    ];
  }
  return soundIssues(response);
}

const types = { mp3: 'audio/mpeg', wav: 'audio/wav' } as const;

/** Releases before 1.17 call every sound audio/mpeg; later ones by what it is. */
function soundIssues({ headers, body, whole }: Exchange['response']): Issues {
  const issues = check('headers', answered.soundHeaders, headers);
  const container = sniff(body);
  if (container !== 'mp3' && container !== 'wav') return [...issues, 'body: no sound'];
  if (!whole) issues.push('body: cut');
  const [major = 0, minor = 0] = String(headers['x-version']).split('.').map(Number);
  const honest = major > 1 || (major === 1 && minor >= 17);
  if (honest && headers['content-type'] !== types[container])
    issues.push(`body: ${container} under another name`);
  return issues;
}

function errorIssues(response: Exchange['response']): Issues {
  const { status, headers } = response;
  const body = jsonOf(response);
  const issues = [
    ...check('headers', answered.jsonHeaders, headers),
    ...check('body', answered.envelope.extend({ status: z.literal(status) }), body),
  ];
  const { code, message } = (body ?? {}) as { code?: string; message?: string };
  if (!answered.codes[status]?.includes(code ?? ''))
    issues.push(`${status} ${code ?? ''} is not in the contract`);
  if (status === 401) {
    issues.push(...check('message', answered.unauthorized, message));
    issues.push(...check('www-authenticate', z.literal('Bearer realm="api"'), headers['www-authenticate']));
  }
  if (status === 429) issues.push(...check('retry-after', z.string().regex(/^\d+$/), headers['retry-after']));
  return issues;
}

const jsonOf = ({ body }: Exchange['response']): unknown => parseJson(body.toString());
