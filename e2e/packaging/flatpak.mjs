#!/usr/bin/env node
// In the place of flatpak and flatpak-builder, which would fetch a runtime: keeps what the package would have held
// besides the program itself, and the manifest, in the folder that VOICETRAY_PACKAGE names.
import { cpSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const args = process.argv.slice(2);
const into = join(process.env.VOICETRAY_PACKAGE, 'flatpak');

if (args[0] === '--version') {
  console.log('flatpak-builder 1.4.4');
} else if (args.includes('--finish-only')) {
  const [build, manifest] = args.slice(-2);
  mkdirSync(into, { recursive: true });
  cpSync(manifest, join(into, 'manifest.json'));
  for (const folder of ['bin', 'share'])
    cpSync(join(build, 'files', folder), join(into, folder), { recursive: true, verbatimSymlinks: true });
  const lib = join(build, 'files/lib');
  const programs = readdirSync(lib).map((id) => [id, readdirSync(join(lib, id))]);
  writeFileSync(join(into, 'lib.json'), JSON.stringify(Object.fromEntries(programs)));
} else if (args[0] === 'build-bundle') {
  const bundle = args.find((arg) => basename(arg).endsWith('.flatpak'));
  if (bundle && !existsSync(bundle)) writeFileSync(bundle, '');
}
