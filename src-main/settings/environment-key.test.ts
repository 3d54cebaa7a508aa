import { expect, it } from 'vitest';
import { takeEnvironmentKey } from './environment-key.ts';

it('takes the key out of the environment, and nothing else', () => {
  const env: NodeJS.ProcessEnv = { VOICETRAY_KEY: 'app-env', PATH: '/bin' };
  expect(takeEnvironmentKey(env)).toBe('app-env');
  expect(env).toEqual({ PATH: '/bin' });
  expect(takeEnvironmentKey(env)).toBe('');
});
