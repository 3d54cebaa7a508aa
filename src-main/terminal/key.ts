import { cancelled, Fault } from '../fault.ts';
import { abortable } from '../saving/abortable.ts';

/** The longest key the contract takes, and its line end. */
const MOST = 1000;

/**
 * The key of a profile: from `VOICETRAY_KEY`, from what is piped in (its first line), or typed unseen. Throws a
 * Fault `key_empty` when there is none.
 */
export async function readKey(environmentKey: string, signal: AbortSignal): Promise<string> {
  const given = environmentKey || (process.stdin.isTTY ? await prompt(signal) : await piped(signal));
  const key = given.trim();
  if (key === '') throw new Fault('key_empty');
  return key;
}

async function piped(signal: AbortSignal): Promise<string> {
  let text = '';
  for await (const chunk of abortable<unknown>(process.stdin, signal)) {
    text += String(chunk);
    if (text.includes('\n') || text.length > MOST) break;
  }
  return text.split('\n', 1)[0]?.slice(0, MOST) ?? '';
}

async function prompt(signal: AbortSignal): Promise<string> {
  const { default: password } = await import('@inquirer/password');
  try {
    // On stderr, so that the output stays free for what the command says.
    return await password(
      { message: 'API key of the Dify app:', mask: false, toggleMask: false },
      { signal, output: process.stderr },
    );
  } catch (thrown) {
    if (thrown instanceof Error && /^(ExitPrompt|AbortPrompt)Error$/.test(thrown.name)) throw cancelled();
    throw thrown;
  }
}
