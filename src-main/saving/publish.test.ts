import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { publish, takeNameByRename } from './publish.ts';
import { newFolder } from './speech.fixture.ts';

/** A finished file beside its place, and maybe one that has the name already. */
function scene(existing?: string) {
  const folder = newFolder();
  const [finished, target] = [join(folder, '.draft'), join(folder, 'file.wav')];
  writeFileSync(finished, 'new');
  if (existing !== undefined) writeFileSync(target, existing);
  return { finished, target, now: () => readdirSync(folder), text: () => readFileSync(target, 'utf8') };
}

const ways = [
  { way: 'by a second name', take: (from: string, to: string) => publish(from, to, false) },
  { way: 'where files have one name', take: takeNameByRename },
];

describe.each(ways)('taking a name $way', ({ take }) => {
  it('takes a free one', async () => {
    const { finished, target, now, text } = scene();
    await take(finished, target);
    expect([now(), text()]).toEqual([['file.wav'], 'new']);
  });

  it('leaves a taken one alone', async () => {
    const { finished, target, text } = scene('old');
    await expect(take(finished, target)).rejects.toMatchObject({ code: 'EEXIST' });
    expect(text()).toBe('old');
  });

  it('gives it to one of many', async () => {
    const { finished, target, text } = scene();
    const rivals = Array.from({ length: 8 }, (_, i) => `${finished}${i}`);
    rivals.forEach((path, i) => writeFileSync(path, `rival ${i}`));
    const ends = await Promise.allSettled(rivals.map((path) => take(path, target)));
    const winner = ends.findIndex((end) => end.status === 'fulfilled');
    expect(ends.filter((end) => end.status === 'fulfilled')).toHaveLength(1);
    expect(text()).toBe(`rival ${winner}`);
  });
});

describe('publish', () => {
  it('replaces when it may', async () => {
    const { finished, target, now, text } = scene('old');
    await publish(finished, target, true);
    expect([now(), text()]).toEqual([['file.wav'], 'new']);
  });

  it('leaves no empty file when the finished one is gone', async () => {
    const { finished, target, now } = scene();
    await expect(takeNameByRename(`${finished}-not-there`, target)).rejects.toMatchObject({ code: 'ENOENT' });
    expect(now()).toEqual(['.draft']);
  });
});
