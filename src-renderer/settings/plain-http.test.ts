import { expect, test } from 'vitest';
import { leavesInPlain } from './plain-http.ts';

test('asks for consent only where the key leaves this machine unencrypted', () => {
  for (const address of ['http://dify.lan/v1', ' http://10.0.0.2:8080/v1', 'http://localhost.example.com'])
    expect(leavesInPlain(address), address).toBe(true);
  for (const address of [
    'https://dify.lan/v1',
    'http://localhost/v1',
    'http://127.0.0.1:5001/v1',
    'http://[::1]/v1',
    'http://dify.localhost',
    'dify.lan',
    '',
  ])
    expect(leavesInPlain(address), address).toBe(false);
});
