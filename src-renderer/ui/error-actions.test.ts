import { expect, test } from 'vitest';
import { actionOf } from './error-actions.ts';

test('offers what the table names and the place can do', () => {
  const calls: string[] = [];
  const actions = { retry: () => calls.push('retry'), open_profile: () => calls.push('profile') };
  const action = actionOf({ code: 'key_refused' }, actions);
  expect(action?.words).toBe('Open profile');
  action?.run();
  expect(calls).toEqual(['profile']);
});

test('offers nothing where nothing can be done', () => {
  expect(actionOf({ code: 'text_empty' }, { none: () => undefined })).toBeNull();
  expect(actionOf({ code: 'file_exists' }, { retry: () => undefined })).toBeNull();
});
