import { expect, it } from 'vitest';
import { acceptedFormat } from './accept.ts';

it.each([
  [undefined, 'mp3'],
  ['', 'mp3'],
  ['*/*', 'mp3'],
  ['audio/*', 'mp3'],
  ['audio/mpeg', 'mp3'],
  ['audio/wav', 'wav'],
  ['Audio/WAV ; q=0.3', 'wav'],
  ['audio/x-wav', 'wav'],
  ['audio/wav, audio/mpeg', 'mp3'],
  ['audio/wav;q=0.9, audio/mpeg;q=0.8', 'wav'],
  ['audio/mpeg;q=0.5, audio/*', 'wav'],
  ['audio/wav, */*', 'wav'],
  ['audio/wav;q=0.1, */*', 'mp3'],
  ['audio/wav, */*;q=0.8', 'wav'],
  ['audio/mpeg;q=0, */*;q=0.1', 'wav'],
  ['audio/wav;q=0', 'mp3'],
  ['audio/wav;q=much, audio/mpeg;q=0.9', 'wav'],
  // What cannot be had is no error.
  ['audio/ogg', 'mp3'],
  ['text/html, application/json;q=0.9', 'mp3'],
] as const)('%s gives %s', (accept, format) => {
  expect(acceptedFormat(accept)).toBe(format);
});
