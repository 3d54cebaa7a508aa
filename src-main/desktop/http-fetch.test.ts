import { expect, test } from 'vitest';
import { createHttpFetch } from './http-fetch.ts';

test('a request carries no cookies, leaves nothing in a cache, and reaches no scheme of our own', async () => {
  const asked: unknown[][] = [];
  const fetch = createHttpFetch({
    fetch: (...given) => {
      asked.push(given);
      return Promise.resolve(new Response('sound'));
    },
  });
  const signal = AbortSignal.timeout(1000);
  // What a caller says of these must not count.
  const init = {
    method: 'POST',
    redirect: 'error',
    signal,
    credentials: 'include',
    cache: 'default',
  } as const;
  expect(await (await fetch('https://dify.example.com/v1', init)).text()).toBe('sound');
  expect(asked).toEqual([
    [
      'https://dify.example.com/v1',
      {
        ...{ method: 'POST', redirect: 'error', signal },
        ...{ credentials: 'omit', cache: 'no-store', bypassCustomProtocolHandlers: true },
      },
    ],
  ]);
});
