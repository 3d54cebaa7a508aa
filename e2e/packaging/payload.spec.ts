import asar from '@electron/asar';
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { glob, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { constants, zstdCompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeDocx, makeEpub, paragraph } from '../../src-main/documents/packed.fixture.ts';
import { makePdf, setLines } from '../../src-main/documents/pdf.fixture.ts';
import { probe } from '../terminal/voicetray.ts';
import { reachOf } from './imports.ts';
import { type Packed, packProgram } from './pack.ts';

/** Bytes that the program may add to a download, and to a disk. */
const DOWNLOAD = 15_000_000;
const DISK = 25_000_000;
const onNode = fileURLToPath(new URL('../standin/on-node.mjs', import.meta.url));
const source = fileURLToPath(new URL('../../src-main/', import.meta.url));

let packed: Packed;
let inside: string[];
beforeAll(async () => {
  packed = await packProgram('deb');
  inside = asar.listPackage(packed.archive, { isPack: false }).map((path) => path.slice(1));
});
afterAll(() => packed?.leave());

describe('the packed program', () => {
  test('holds all that its modules come to load, and no package that none of them asks for', async () => {
    const built = inside.filter((path) => /^out\/(main|preload)\/[^/]+\.c?js$/.test(path));
    expect(built).toContain('out/main/desktop.js');
    const { files, missing } = await reachOf(packed.app, built);
    // unpdf looks for a whole pdfjs, and goes on without it.
    expect(missing.filter((line) => !line.endsWith('→ pdfjs-dist/package.json'))).toEqual([]);
    const unused = inside.filter(
      (path) => path.startsWith('node_modules/') && /\.[cm]?js$/.test(path) && !files.has(path),
    );
    // The package's own beginnings for a CommonJS program and a browser's worker.
    expect(unused.filter((path) => !/^node_modules\/(mediabunny|simple-yenc|@eshaz)\//.test(path))).toEqual(
      [],
    );
  });

  test('holds the entry of every thread beside the archive', async () => {
    const entries: string[] = [];
    for await (const file of glob('**/*.ts', { cwd: source })) {
      if (/\.(test|fixture)\.ts$/.test(file)) continue;
      const text = await readFile(join(source, file), 'utf8');
      if (!/new URL\(entry, import\.meta\.url\)|new Worker\(new URL\(/.test(text)) continue;
      // How a thread is named in the build stands beside how it is named in the source.
      const named = [...text.matchAll(/'\.\/[\w./-]+\.ts' : '\.\/([\w-]+\.js)'/g)].map(([, name]) => name!);
      expect(named, `${file} names the built entry of its thread`).not.toEqual([]);
      entries.push(...named);
    }
    expect(entries).toEqual(
      expect.arrayContaining(['on-device-worker.js', 'document-worker.js', 'encoder-worker.js']),
    );
    for (const name of entries) {
      expect(inside).toContain(`out/main/${name}`);
      expect(existsSync(join(`${packed.archive}.unpacked`, 'out/main', name)), name).toBe(true);
    }
  });

  test('holds nothing but what it needs', () => {
    const files = inside.filter((path) => !('files' in asar.statFile(packed.archive, path)));
    const strange = files.filter(
      (path) =>
        !/^(package\.json|LICENSE|THIRD_PARTY\.md|out\/(main|preload|renderer|voice)\/|src-main\/desktop\/icons\/|node_modules\/)/.test(
          path,
        ) || /\.(map|ts|test\.js)$|\.env|\.log$/.test(path),
    );
    expect(strange).toEqual([]);
  });

  test('fits its budget', async () => {
    let [download, disk] = [0, 0];
    const resources = join(packed.folder, 'resources');
    for await (const path of glob('**/*', { cwd: resources })) {
      const facts = await stat(join(resources, path));
      if (!facts.isFile()) continue;
      disk += facts.size;
      const params = { [constants.ZSTD_c_compressionLevel]: 9 };
      download += zstdCompressSync(await readFile(join(resources, path)), { params }).length;
    }
    console.log(`The program without Electron: ${disk} bytes on disk, ${download} bytes packed (zstd -9).`);
    expect(download).toBeLessThan(DOWNLOAD);
    expect(disk).toBeLessThan(DISK);
  });
});

describe('from the package, far from the project', () => {
  /** By the installed command: what Electron would start, in Node with the stand-in in Electron's place. */
  const say = async (...args: string[]): Promise<void> => {
    const { stderr } = await promisify(execFile)(
      process.execPath,
      ['--import', onNode, join(packed.app, 'out/main/desktop.js'), 'say', ...args],
      {
        env: {
          ...{ ...process.env, NODE_NO_WARNINGS: '1', DISPLAY: ':77' },
          VOICETRAY_HOME: join(packed.app, '../home'),
        },
      },
    );
    expect(stderr).not.toMatch(/Error/);
  };

  /** Each kind of document and each kind of sound once: what they need is loaded late, and by threads. */
  test.each([
    ['docx', 'mp3', makeDocx({ body: paragraph('The heron stands and waits.') })],
    ['pdf', 'flac', makePdf({ pages: [setLines(['The heron stands and waits.'], 72, 720)] })],
    ['epub', 'm4b', makeEpub({ title: 'Heron', parts: ['<p>The heron stands and waits.</p>'] })],
    ['html', 'opus', '<html><body><p>The heron stands and waits.</p></body></html>'],
    ['srt', 'wav', '1\n00:00:01,000 --> 00:00:02,000\nThe heron stands and waits.\n'],
  ] as const)('a document is read and spoken: %s to %s', async (ending, format, content) => {
    const file = join(packed.app, `../heron.${ending}`);
    const sound = join(packed.app, `../heron.${format}`);
    await writeFile(file, content);
    await say('-f', file, '-o', sound);
    const { seconds, rms } = await probe(sound);
    expect(seconds).toBeGreaterThan(1);
    expect(rms).toBeGreaterThan(0.01);
  });
});
