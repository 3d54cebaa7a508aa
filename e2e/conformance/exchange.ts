import type { IncomingHttpHeaders } from 'node:http';

/** One request with its answer, as they went over the wire. */
export interface Exchange {
  readonly request: {
    readonly method: string;
    /** With its query. */
    readonly path: string;
    readonly headers: IncomingHttpHeaders;
    readonly body: string;
  };
  readonly response: {
    readonly status: number;
    readonly headers: IncomingHttpHeaders;
    readonly body: Buffer;
    /** False: the connection broke before the end of the body. */
    readonly whole: boolean;
  };
}

/** The path below the base, and the query. */
export function endpoint(path: string): { below: string; query: Record<string, string> } {
  const { pathname, searchParams } = new URL(path, 'http://base');
  return { below: pathname.replace(/^\/v1(?=\/|$)/, '') || '/', query: Object.fromEntries(searchParams) };
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
