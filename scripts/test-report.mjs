// What vitest's JSON report says, as the closing line of `npm test` counts it.
import { relative } from 'node:path';

/** Above this many the machine is not what is wrong. */
const SECOND_TRIES = 5;

/**
 * Counts a run. `again` names each test that passed only at its second try, with the first line of what went wrong
 * before; more than five of them are a failure of the run.
 *
 * @param {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number,
 *   testResults: { name: string, assertionResults: { fullName: string, status: string,
 *   failureMessages?: string[] }[] }[] }} report
 * @param {number} status vitest's exit code
 * @param {string} root names of files are told from here
 */
export function countTests(report, status, root) {
  const again = report.testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter((test) => test.status === 'passed' && test.failureMessages?.length)
      .map(
        (test) => `${relative(root, name)} > ${test.fullName}: ${test.failureMessages[0].split('\n', 1)[0]}`,
      ),
  );
  // A file that could not be loaded, or an error outside the tests, fails the run without failing a test.
  const outside = status !== 0 && report.numFailedTests === 0 ? 1 : 0;
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + outside + (again.length > SECOND_TRIES ? 1 : 0),
    skipped: report.numPendingTests + report.numTodoTests,
    again,
  };
}
