export interface RedactOptions {
  readonly home: string;
  /** Names that belong to the person alone, such as the hosts of the profiles. */
  readonly names: () => readonly string[];
}

/** Characters of one line of the log. */
const MAX_LINE = 600;

const KEYS = /\b(?:app|sk|vt|dataset)-[\w-]{6,}|\bBearer\s+\S+/gi;
/** Long and random, so possibly a key: letters and digits mixed. Ids of narrations (UUIDs) stay. */
const TOKENS = /(?<![\w/-])(?=[\w-]*\d)(?=[\w-]*[a-z])(?![\da-f]{8}-[\da-f]{4}-)[\w-]{24,}/gi;
const ADDRESSES = /\b([a-z][a-z\d+.-]*):\/\/[^\s"'<>)]+/gi;
const MAIL = /[\w.+-]+@[\w-]+\.[\w.-]+/g;
const NUMBERED_HOSTS = /\b(?!127\.)\d{1,3}(?:\.\d{1,3}){3}\b/g;
/** As Node and Chromium name a host that could not be found. */
const LOOKED_UP = /\b(getaddrinfo|connect|ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT) (?!E[A-Z]+ )(\S+)/g;
const BREAKS = /[\p{Cc}\u2028\u2029]+/gu;

/**
 * The one place where a line for the log, or for a report that leaves the computer, loses what is private: keys,
 * names of servers, what addresses carry, and the folder of the person.
 */
export function createRedactor({ home, names }: RedactOptions): (line: string) => string {
  return (line) => {
    let clean = line.replace(BREAKS, ' ').replace(ADDRESSES, bareAddress).replace(KEYS, '(key)');
    for (const name of names()) if (name.length > 2) clean = clean.replaceAll(name, '(server)');
    clean = clean
      .replace(MAIL, '(mail)')
      .replace(TOKENS, '(hidden)')
      .replace(LOOKED_UP, '$1 (server)')
      .replace(NUMBERED_HOSTS, '(server)');
    if (home.length > 1) clean = clean.replaceAll(home, '~');
    return clean.length > MAX_LINE ? `${clean.slice(0, MAX_LINE)}…` : clean;
  };
}

/** Without the person, the password, the host, the query and the fragment. Files and our own pages stay whole. */
function bareAddress(address: string, scheme: string): string {
  if (/^(app|file|node|chrome|devtools)$/i.test(scheme)) return address.replace(/[?#].*$/, '');
  const url = URL.parse(address);
  if (!url) return `${scheme}://(server)`;
  const isOwn = ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
  return `${url.protocol}//${isOwn ? url.host : '(server)'}${url.pathname}`;
}
