import { expect, test } from 'vitest';
import { countTests } from './test-report.mjs';

const passed = (fullName: string, ...failureMessages: string[]) => ({
  fullName,
  status: 'passed',
  failureMessages,
});
const report = (failed: number, ...tests: ReturnType<typeof passed>[]) => ({
  numPassedTests: tests.length,
  numFailedTests: failed,
  numPendingTests: 2,
  numTodoTests: 1,
  testResults: [{ name: '/code/e2e/web/a.spec.ts', assertionResults: tests }],
});

test('tells which test passed only at its second try, and why not at its first', () => {
  const counted = countTests(report(0, passed('plays'), passed('seeks', 'Error: late\n  at x')), 0, '/code');
  expect(counted).toEqual({
    passed: 2,
    failed: 0,
    skipped: 3,
    again: ['e2e/web/a.spec.ts > seeks: Error: late'],
  });
});

test('fails a run in which second tries are the rule', () => {
  const tests = Array.from({ length: 6 }, (_, at) => passed(`seeks ${at}`, 'Error: late'));
  expect(countTests(report(0, ...tests), 0, '/code').failed).toBe(1);
  expect(countTests(report(0, ...tests.slice(1)), 0, '/code').failed).toBe(0);
});

test('fails a run that went wrong outside its tests', () => {
  expect(countTests(report(0, passed('plays')), 1, '/code').failed).toBe(1);
  expect(countTests(report(2, passed('plays')), 1, '/code').failed).toBe(2);
});
