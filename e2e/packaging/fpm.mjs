#!/usr/bin/env node
// In the place of fpm, the maker of deb and rpm packages: keeps what the package would have held, and its scripts,
// in the folder that VOICETRAY_PACKAGE names.
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const args = process.argv.slice(2);
const into = process.env.VOICETRAY_PACKAGE;
const type = args[args.indexOf('-t') + 1];
const valueOf = (option) => args[args.indexOf(option) + 1];

const keep = (from, to) => {
  const path = join(into, type, to);
  mkdirSync(dirname(path), { recursive: true });
  copyFileSync(from, path);
};
for (const arg of args) {
  const [from, to] = arg.split('=');
  // The program itself stays where it is.
  if (to?.startsWith('/usr/')) keep(from, to);
}
for (const script of ['after-install', 'after-remove']) keep(valueOf(`--${script}`), script);
writeFileSync(join(into, type, 'args.json'), JSON.stringify(args));
writeFileSync(valueOf('--package'), '');
