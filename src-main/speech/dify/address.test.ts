import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Fault } from '../../fault.ts';
import { normalizeBase } from './address.ts';

const codeOf = (url: string, allowPlainHttp = false): string => {
  try {
    return normalizeBase(url, allowPlainHttp);
  } catch (thrown) {
    if (thrown instanceof Fault) return thrown.error.code;
    throw thrown;
  }
};

describe('normalizeBase', () => {
  it.each([
    ['https://dify.example.com/v1', 'https://dify.example.com/v1'],
    ['  https://dify.example.com/v1///  ', 'https://dify.example.com/v1'],
    ['HTTPS://Dify.Example.com', 'https://dify.example.com'],
    ['https://dify.example.com:443/a/v1/', 'https://dify.example.com/a/v1'],
    ['https://dify.example.com:8443/v1', 'https://dify.example.com:8443/v1'],
    ['http://localhost/v1', 'http://localhost/v1'],
    ['http://127.0.0.1:5001/v1', 'http://127.0.0.1:5001/v1'],
    ['http://127.8.9.10/v1', 'http://127.8.9.10/v1'],
    ['http://127.1/v1', 'http://127.0.0.1/v1'],
    ['http://[::1]:80/v1', 'http://[::1]/v1'],
  ])('takes %j', (url, base) => expect(codeOf(url)).toBe(base));

  it.each([
    '',
    'dify.example.com/v1',
    'localhost:5001/v1',
    'file:///etc/passwd',
    'ftp://dify.example.com/v1',
    'javascript:alert(1)',
    'https://',
    'https://user:pass@dify.example.com/v1',
    'https://user@dify.example.com/v1',
    'https://dify.example.com/v1?key=app-1',
    'https://dify.example.com/v1?',
    'https://dify.example.com/v1#top',
  ])('refuses %j', (url) => expect(codeOf(url, true)).toBe('url_invalid'));

  it.each([
    'http://dify.example.com/v1',
    'http://192.168.1.5/v1',
    'http://localhost.example.com/v1',
    'http://127.0.0.1.example.com/v1',
    'http://128.0.0.1/v1',
    'http://[::2]/v1',
  ])('asks for consent before plain http to %j', (url) => {
    expect(codeOf(url)).toBe('plain_http_refused');
    expect(codeOf(url, true)).toBe(url);
  });

  it('refuses the ports that fetch refuses, and no other', async () => {
    // Nothing is sent: what fetch lets through ends at once in this dispatcher.
    const dispatcher = {
      dispatch(): never {
        throw new Error('let through');
      },
    };
    const causeOf = async (url: string): Promise<unknown> => {
      const asked = fetch(url, Object.assign<RequestInit, object>({}, { dispatcher }));
      return asked.then(
        () => 'answered',
        (error: unknown) => (error as Error & { cause?: Error }).cause?.message,
      );
    };
    const ports = Array.from({ length: 10_100 }, (_, index) => index + 1);
    const refused = ports.filter((port) => codeOf(`https://dify.example.com:${port}`) === 'url_invalid');
    const causes = await Promise.all(ports.map((port) => causeOf(`https://dify.example.com:${port}`)));
    expect(new Set(causes)).toEqual(new Set(['bad port', 'let through']));
    expect(refused).toEqual(ports.filter((_, index) => causes[index] === 'bad port'));
  });

  it('does not repeat a password in the error', () => {
    expect(() => normalizeBase('https://me:hunter2@dify.example.com', true)).toThrow(Fault);
    try {
      normalizeBase('https://me:hunter2@dify.example.com', true);
    } catch (thrown) {
      expect(JSON.stringify((thrown as Fault).error)).not.toContain('hunter2');
    }
  });

  it('answers its own answers with themselves, and throws nothing but Faults', () => {
    fc.assert(
      fc.property(fc.oneof(fc.webUrl(), fc.string()), fc.boolean(), (url, allow) => {
        const base = codeOf(url, allow);
        if (base.startsWith('http')) expect(codeOf(base, allow)).toBe(base);
      }),
    );
  });
});
