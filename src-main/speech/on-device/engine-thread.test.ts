import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

// In a process of its own: vitest's would live on whatever the thread does.
it('is waited for when it is ended before its last answer has come', async () => {
  const program = fileURLToPath(new URL('close.fixture.ts', import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [program]);
  expect(stdout).toBe('closed\n');
});
