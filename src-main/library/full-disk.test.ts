import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { inChild } from '../saving/child.fixture.ts';

// A disk of our own needs a mount namespace: Linux has it, a container without rights has not.
const apart = ['unshare', '--mount', ...(process.getuid?.() === 0 ? [] : ['--map-root-user'])];
const mount = ['mount', '-t', 'tmpfs', '-o', 'size=400k', 'tmpfs'];
const folder = mkdtempSync(join(tmpdir(), 'voicetray-full-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const why =
  spawnSync('unshare', [...apart.slice(1), ...mount, folder]).status === 0
    ? ''
    : ': no disk of its own can be mounted here';

const here = (file: string): string => JSON.stringify(new URL(file, import.meta.url).href);

describe.runIf(why === '')(`a library on a full disk${why}`, () => {
  it('says so, stays as it was, and goes on once there is room', async () => {
    const ended = await inChild(
      `
      const { execFileSync } = await import('node:child_process');
      const { writeFileSync, rmSync } = await import('node:fs');
      const folder = ${JSON.stringify(folder)};
      execFileSync('mount', [...${JSON.stringify(mount.slice(1))}, folder]);
      const { Library } = await import(${here('./library.ts')});
      const nothing = () => undefined;
      const library = await Library.open({
        folder, log: nothing, reuses: () => true, onChange: nothing, onGrowth: nothing, onNotice: say,
      });
      const keep = (id, text) => library.keep(
        { id, title: id, profileId: null, speaker: 'Test', voice: null, answer: false, characters: 1, pieces: 0, created: 1 },
        { text, planned: [], chapters: [] },
        () => Promise.resolve({ parts: [], key: null }),
      );
      const ids = () => library.use(({ narrations }) => narrations.list('', 0)).map(({ id }) => id);
      keep('first', 'This is kept.');
      try { writeFileSync(folder + '/ballast', new Uint8Array(1e6)); } catch {}
      try { keep('second', 'Words and more words. '.repeat(5000)); } catch (e) { say(toAppError(e)); }
      say(ids());
      rmSync(folder + '/ballast');
      keep('third', 'There is room again.');
      say(ids());
      await library.close();
      `,
      apart,
    );
    expect(ended.errors).toBe('');
    expect(ended.lines).toMatchObject([{ code: 'disk_full' }, ['first'], ['third', 'first']]);
  });
});
