import { execFile } from 'node:child_process';
import { appendFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build, wrongFuses } from './pack.ts';

/** The program as the packages for Windows and a Mac take it in, around an Electron that is none. */
export interface PackedElsewhere {
  readonly windows: string;
  readonly mac: string;
  leave(): Promise<void>;
}

export async function packElsewhere(): Promise<PackedElsewhere> {
  const place = await mkdtemp(join(tmpdir(), 'voicetray-package-'));
  const electron = join(place, 'electron');
  await mkdir(join(electron, 'resources'), { recursive: true });
  await makeExe(electron);
  const helpers = ['', ' (GPU)', ' (Plugin)', ' (Renderer)'].map((kind) => `Electron Helper${kind}`);
  const contents = join(electron, 'Electron.app/Contents');
  for (const name of helpers) await makeBundle(join(contents, `Frameworks/${name}.app/Contents`), name);
  await makeBundle(contents, 'Electron');
  await mkdir(join(contents, 'Resources'));
  const framework = join(contents, 'Frameworks/Electron Framework.framework');
  await mkdir(framework);
  await writeFile(join(framework, 'Electron Framework'), wrongFuses, 'latin1');
  // What a Mac signs anew after its fuses were set, only a Mac can sign.
  await build(place, [
    ...['--win', 'dir', '--mac', 'dir', '--x64'],
    '-c.electronFuses.resetAdHocDarwinSignature=false',
  ]);
  return {
    windows: join(place, 'dist/win-unpacked'),
    mac: join(place, 'dist/mac/Voicetray.app'),
    leave: () => rm(place, { recursive: true, force: true }),
  };
}

/** A program of Windows that does nothing, with facts about itself like Electron's. */
async function makeExe(folder: string): Promise<void> {
  const facts = [
    'FileDescription Electron',
    'FileVersion 45.0.0',
    'ProductName Electron',
    'LegalCopyright No',
  ];
  const script = [
    ...['Unicode true', 'Name Electron', 'OutFile electron.exe', 'VIProductVersion 45.0.0.0'],
    ...facts.map((fact) => `VIAddVersionKey ${fact}`),
    ...['Section', 'SectionEnd', ''],
  ];
  const file = join(folder, 'electron.nsi');
  await writeFile(file, script.join('\n'));
  await promisify(execFile)('makensis', ['-V1', file]);
  await rm(file);
  await appendFile(join(folder, 'electron.exe'), wrongFuses, 'latin1');
}

async function makeBundle(contents: string, name: string): Promise<void> {
  await mkdir(join(contents, 'MacOS'), { recursive: true });
  const facts = { CFBundleExecutable: name, CFBundleIdentifier: 'org.example.electron', CFBundleName: name };
  const entries = Object.entries(facts).map(([key, value]) => `<key>${key}</key><string>${value}</string>`);
  await writeFile(
    join(contents, 'Info.plist'),
    `<?xml version="1.0" encoding="UTF-8"?><plist version="1.0"><dict>${entries.join('')}</dict></plist>`,
  );
  await writeFile(join(contents, 'MacOS', name), '');
}
