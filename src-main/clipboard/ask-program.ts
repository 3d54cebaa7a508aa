import { execFile } from 'node:child_process';
import { MAX_TEXT } from '../../src-preload/contract/narration.ts';
import { Fault } from '../fault.ts';

/**
 * What a program that looks at the clipboard printed; `nothing`: it found none or failed; `absent`: it is not
 * installed. Throws a Fault `clipboard_silent` where it waits in vain (it gets what it waits for from the program that
 * the text was copied in), `text_too_large` for more than a text may have, and `cancelled`.
 */
export function askProgram(
  program: string,
  args: readonly string[],
  patience: { readonly milliseconds: number; readonly signal?: AbortSignal },
): Promise<{ readonly printed: string } | 'nothing' | 'absent'> {
  const { milliseconds: timeout, signal } = patience;
  const limits = { timeout, killSignal: 'SIGKILL', maxBuffer: MAX_TEXT * 4, windowsHide: true } as const;
  return new Promise((resolve, reject) => {
    execFile(program, args, { ...limits, encoding: 'utf8', signal }, (error, printed) => {
      if (!error) resolve({ printed });
      else if (signal?.aborted) reject(new Fault('cancelled'));
      else if (error.code === 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER')
        reject(new Fault('text_too_large', { limit: MAX_TEXT / 1_000_000 }));
      else if (error.killed) reject(new Fault('clipboard_silent'));
      else resolve(error.code === 'ENOENT' ? 'absent' : 'nothing');
    });
  });
}
