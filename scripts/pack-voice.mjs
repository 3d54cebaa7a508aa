// Packs the voice's data for the packages: 24 MB, of which 9 are left on a disk. electron-builder calls this before it
// packs. Run from source, the voice reads the data as it came, and nobody waits the seconds that this takes.
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { constants, zstdCompress, zstdDecompressSync } from 'node:zlib';
import { root } from './toolchain.mjs';

/** A window of 2 MB: the usual one of this level saves 1 % more, and takes 8 MB of memory when it is unpacked. */
const params = { [constants.ZSTD_c_compressionLevel]: 19, [constants.ZSTD_c_windowLog]: 21 };

export default async function packVoice() {
  const data = await readFile(join(root, 'node_modules/@echogarden/espeak-ng-emscripten/espeak-ng.data'));
  const folder = join(root, 'out/voice');
  const packed = join(folder, 'espeak-ng.data.zst');
  if (existsSync(packed) && zstdDecompressSync(await readFile(packed)).equals(data)) return;
  const bytes = await promisify(zstdCompress)(data, { params });
  await mkdir(folder, { recursive: true });
  // Several packages may be made at once, and none of them takes a draft in.
  const draft = join(root, `out/voice-${process.pid}.zst`);
  await writeFile(draft, bytes);
  await rename(draft, packed);
}
