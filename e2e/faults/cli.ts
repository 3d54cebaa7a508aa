import { parseArgs } from 'node:util';
import { catalogue } from './catalogue.ts';
import type { NamedFault } from './catalogue/named-fault.ts';
import { type Authority, makeAuthority } from './certificates.ts';
import type { SeenRequest } from './fault-server.ts';
import { placeFault } from './place.ts';

const usage = `A Dify server on this computer with one fault, to try Voicetray with.

  npm run faults -- NAME [options]

  --part N   from which part of a text on it goes wrong (default: 2)
  --port N   listen there (default: a free port)

Without a name: the list of faults.`;

const told = { spoken: 'is spoken', held: 'waits for the server', failed: 'fails' } as const;

function list(): string {
  const widest = Math.max(...catalogue.map(({ name }) => name.length));
  return catalogue
    .map(({ name, about, expected: { outcome, code } }) => {
      const then = outcome === 'spoken' ? told.spoken : `${told[outcome]}: ${code}`;
      return `${name.padEnd(widest)}  ${about} (${then})`;
    })
    .join('\n');
}

function line({ at, method, path, text, faulty, authorization }: SeenRequest): string {
  const words = text === null ? '' : ` “${text.length > 40 ? `${text.slice(0, 39)}…` : text}”`;
  const key = authorization === undefined ? ', no key' : '';
  return `${(at / 1000).toFixed(1).padStart(7)} s  ${method} ${path}${words}  ${faulty ? 'FAULT' : 'well'}${key}`;
}

async function serve(named: NamedFault, part: number, port: number): Promise<void> {
  const authority: Authority = await makeAuthority();
  const onRequest = (seen: SeenRequest): void => console.log(line(seen));
  const { server, url, close } = await placeFault(named, part, authority, { port, onRequest });
  console.log(`${named.name}: ${named.about}`);
  console.log(`address  ${url}`);
  console.log(`key      ${server.key}`);
  if (url.startsWith('https:')) console.log(`trust    NODE_EXTRA_CA_CERTS=${authority.caFile}`);
  const end = (): void => void Promise.all([close(), authority.close()]);
  process.once('SIGINT', end).once('SIGTERM', end);
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    part: { type: 'string', default: '2' },
    port: { type: 'string', default: '0' },
    help: { type: 'boolean', default: false },
  },
});
const [name] = positionals;
const named = catalogue.find((one) => one.name === name);
if (values.help) console.log(usage);
else if (name === undefined) console.log(`${usage}\n\n${list()}`);
else if (named) await serve(named, Number(values.part), Number(values.port));
else {
  console.error(`There is no fault called “${name}”. Without a name: the list.`);
  process.exitCode = 2;
}
