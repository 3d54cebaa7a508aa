import type { Bridge } from '../../src-preload/bridge.ts';
import type { Result } from '../../src-preload/contract/result.ts';
import { upload } from './upload.ts';

/** A file that the program itself was given; it knows it by this id. */
interface HandedFile {
  readonly id: string;
  readonly name: string;
}

/** What can be opened: a file that the window has, or one that the program has. */
export type GivenFile = File | HandedFile;
export type HandOver = (file: GivenFile, signal?: AbortSignal) => Promise<Result<{ token: string }>>;

/** Brings either to where the program reads it from. */
export const handOverTo =
  (bridge: Bridge): HandOver =>
  (file, signal) =>
    file instanceof File ? upload(file, signal) : bridge.handOver({ id: file.id });
