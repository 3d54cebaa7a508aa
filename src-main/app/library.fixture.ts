import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import type { Bridge } from '../../src-preload/bridge.ts';
import type { Result } from '../../src-preload/contract/result.ts';
import type { App } from '../app.ts';
import type { AppPorts } from './context.ts';
import { bridgeTo, openApp } from './open-app.fixture.ts';
import { SmallDify } from './small-dify.fixture.ts';

export async function value<T>(answer: Promise<Result<T>>): Promise<T> {
  const result = await answer;
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

/** One sentence to a piece. */
export const textOf = (...sentences: string[]): string => sentences.join('\n\n');
export const say = (index: number): string => `Part ${index} of this text is here to be said.`;

/** What follows the head of an mp4: that tells the second in which it was packed. */
export function soundIn(mp4: Buffer): Buffer {
  const at = mp4.indexOf('moof');
  expect(at).toBeGreaterThan(0);
  return mp4.subarray(at);
}

/** A program with a profile of a small Dify, which can be closed and opened again over the same data. */
export class Desktop {
  readonly home: string;
  readonly dify: SmallDify;
  readonly url: string;
  readonly #heard: () => { path: string; body: string }[];
  readonly #changes: Partial<AppPorts>;
  app!: App;
  bridge!: Bridge;
  profileId = '';

  private constructor(
    home: string,
    dify: SmallDify,
    url: string,
    heard: () => { path: string; body: string }[],
    changes: Partial<AppPorts>,
  ) {
    this.home = home;
    this.dify = dify;
    this.url = url;
    this.#heard = heard;
    this.#changes = changes;
  }

  static async open(changes: Partial<AppPorts> = {}): Promise<Desktop> {
    const home = await mkdtemp(join(tmpdir(), 'voicetray-library-'));
    const dify = new SmallDify();
    const server = await dify.open();
    const desktop = new Desktop(home, dify, `${server.url}/v1`, () => [...server.heard], changes);
    onTestFinished(async () => {
      await desktop.app.close();
      await server.close();
      await rm(home, { recursive: true, force: true });
    });
    await desktop.start();
    desktop.profileId = await desktop.addProfile('Work');
    return desktop;
  }

  async start(): Promise<void> {
    this.app = await openApp(this.home, this.#changes);
    this.bridge = bridgeTo(this.app);
    await value(this.bridge.hello({}));
  }

  async restart(): Promise<void> {
    await this.app.close();
    await this.start();
  }

  async addProfile(name: string, key = 'app-1'): Promise<string> {
    return (await value(this.bridge.saveProfile({ name, url: this.url, key }))).id;
  }

  /** What was asked for, in order. */
  get asked(): string[] {
    return this.#heard()
      .filter(({ path }) => path === '/v1/text-to-audio')
      .map(({ body }) => JSON.parse(body) as { text?: string; message_id?: string })
      .map(({ text, message_id }) => text ?? message_id ?? '');
  }

  /** The bytes of a piece as the player gets them. */
  async hear(id: string, piece: number): Promise<Buffer> {
    const { bytes } = await this.app.audio(id, piece, new AbortController().signal);
    const all: Uint8Array[] = [];
    for await (const chunk of bytes) all.push(chunk);
    return Buffer.concat(all);
  }

  async begin(text: string, more: object = {}): Promise<string> {
    const request = { text, profileId: this.profileId, whenBusy: 'interrupt' as const, ...more };
    return (await value(this.bridge.startNarration(request))).narrationId;
  }

  /** Speaks a text, and hears it to its end. */
  async narrate(text: string, more: object = {}): Promise<string> {
    const id = await this.begin(text, more);
    await this.hearAll(id);
    await value(this.bridge.reportPlayer({ narrationId: id, state: 'ended', piece: 0, offset: 0 }));
    return id;
  }

  async hearAll(id: string): Promise<void> {
    const { pieces } = await value(this.bridge.getNarration({ narrationId: id }));
    for (const { index } of pieces) await this.hear(id, index);
    await expect
      .poll(async () => (await value(this.bridge.getNarration({ narrationId: id }))).narration.state)
      .toBe('complete');
  }

  async listed(query = '') {
    return (await value(this.bridge.listLibrary({ query }))).items;
  }
}
