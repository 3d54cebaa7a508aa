import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TlsOptions } from 'node:tls';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** What a certificate is like; all but the first are signed by the authority. */
export type CertificateKind = 'self-signed' | 'expired' | 'wrong-host' | 'trusted';

export interface Authority {
  /** The authority's own certificate, PEM. */
  readonly ca: string;
  /** The same in a file, for NODE_EXTRA_CA_CERTS. */
  readonly caFile: string;
  issue(kind: CertificateKind): Promise<TlsOptions>;
  close(): Promise<void>;
}

const HERE = 'IP:127.0.0.1,IP:::1,DNS:localhost';
const ELSEWHERE = 'DNS:other.example';

/** A certificate authority made for one run, in a folder that goes away with it. */
export async function makeAuthority(): Promise<Authority> {
  const folder = await mkdtemp(join(tmpdir(), 'voicetray-authority-'));
  const at = (name: string): string => join(folder, name);
  const openssl = (...args: string[]): Promise<unknown> => run('openssl', args);
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
  const selfSigned = (name: string, subject: string, ...more: string[]): Promise<unknown> =>
    openssl(
      ...['req', '-x509', ...newKey, '-keyout', at(`${name}.key`), '-out', at(`${name}.pem`)],
      ...['-days', '2', '-subj', `/CN=${subject}`, ...more],
    );
  await selfSigned('ca', 'Authority of one test run');

  async function signed(name: string, names: string, days: number): Promise<void> {
    await openssl(
      ...['req', '-new', ...newKey, '-keyout', at(`${name}.key`), '-out', at(`${name}.csr`)],
      ...['-subj', '/CN=localhost'],
    );
    await writeFile(at(`${name}.ext`), `subjectAltName=${names}\n`);
    await openssl(
      ...['x509', '-req', '-in', at(`${name}.csr`), '-CA', at('ca.pem'), '-CAkey', at('ca.key')],
      ...[
        '-set_serial',
        '2',
        '-days',
        String(days),
        '-extfile',
        at(`${name}.ext`),
        '-out',
        at(`${name}.pem`),
      ],
    );
  }
  const make: Record<CertificateKind, (name: string) => Promise<unknown>> = {
    'self-signed': (name) => selfSigned(name, 'localhost', '-addext', `subjectAltName=${HERE}`),
    // It ended a day before it began.
    expired: (name) => signed(name, HERE, -1),
    'wrong-host': (name) => signed(name, ELSEWHERE, 2),
    trusted: (name) => signed(name, HERE, 2),
  };
  return {
    ca: await readFile(at('ca.pem'), 'utf8'),
    caFile: at('ca.pem'),
    async issue(kind) {
      await make[kind](kind);
      const [key, cert] = await Promise.all([readFile(at(`${kind}.key`)), readFile(at(`${kind}.pem`))]);
      return { key, cert };
    },
    close: () => rm(folder, { recursive: true, force: true }),
  };
}
