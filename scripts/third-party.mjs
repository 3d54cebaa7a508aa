// THIRD_PARTY.md: every package that is shipped with the program, its version and licence, read from what is
// installed. `--check` fails when the file is not up to date.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, say } from './toolchain.mjs';

const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
const main = lock[''];

/** Where npm put `name` for the package at `from`: its own node_modules first, then upward. */
function locate(from, name) {
  for (let base = from; ; base = base.slice(0, Math.max(0, base.lastIndexOf('node_modules/') - 1))) {
    const path = `${base ? `${base}/` : ''}node_modules/${name}`;
    if (lock[path]) return path;
    if (!base) return null;
  }
}

/** Everything the run-time dependencies pull in; of Svelte and Electron only the run time itself is shipped. */
function shipped() {
  const found = new Set(['node_modules/svelte', 'node_modules/electron']);
  const visit = (from, names) => {
    for (const name of names) {
      const path = locate(from, name);
      if (!path || found.has(path)) continue;
      found.add(path);
      visit(path, Object.keys(lock[path].dependencies ?? {}));
    }
  };
  visit('', Object.keys(main.dependencies));
  return [...found].sort();
}

const rows = shipped().map((path) => {
  const { version, license } = lock[path];
  return `| ${path.replace(/^.*node_modules\//, '')} | ${version} | ${license ?? 'see its folder'} |`;
});

const text = `# Third-party software in Voicetray

Voicetray is licensed GPL-3.0-or-later (see LICENSE). It is shipped with the packages below, each under its
own licence, whose text is in the package's folder.

| package | version | licence |
| --- | --- | --- |
${rows.join('\n')}

Inside some of these packages, compiled to WebAssembly:

- **eSpeak NG** with its voice data (GPL-3.0-or-later), in @echogarden/espeak-ng-emscripten. Its source is at
  https://github.com/echogarden-project/espeak-ng-emscripten and https://github.com/espeak-ng/espeak-ng.
- **LAME** (LGPL-2.0-or-later), in @mediabunny/mp3-encoder: https://lame.sourceforge.io.
- **libFLAC** (BSD-3-Clause), in @mediabunny/flac-encoder: https://github.com/xiph/flac.
- **mpg123** (LGPL-2.1), in mpg123-decoder: https://www.mpg123.de.

Names of emoji (\`src-main/text/own/emoji\`) are taken from the annotations of **Unicode's CLDR** 48.2 (Unicode-3.0):
https://github.com/unicode-org/cldr-json. Its licence is in \`packaging/UNICODE.txt\`, in packages beside this file.
`;

const file = join(root, 'THIRD_PARTY.md');
if (process.argv.includes('--check')) {
  if (readFileSync(file, 'utf8') !== text) {
    say('THIRD_PARTY.md is out of date: run node scripts/third-party.mjs.');
    process.exitCode = 1;
  }
} else {
  writeFileSync(file, text);
}
