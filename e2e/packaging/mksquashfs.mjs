#!/usr/bin/env node
// In the place of mksquashfs, which packs an AppImage: keeps what would have been packed, in the folder that
// VOICETRAY_PACKAGE names.
import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [from, to] = process.argv.slice(2);
cpSync(from, join(process.env.VOICETRAY_PACKAGE, 'AppImage'), { recursive: true, verbatimSymlinks: true });
writeFileSync(to, '');
