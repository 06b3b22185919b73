// Prints what failed in a test run, with the first line of why, and as its last line the figures, `N passed, N failed`,
// from the file that vitest's JSON reporter wrote. Fails when something failed, was skipped, or nothing ran: what is
// required must not go missing unseen.
import { readFileSync } from 'node:fs';

function readRun(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    // Tests were not reached, or died before they could write.
    return { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults: [] };
  }
}

/** The end of a long log is what is looked at, and sometimes all of it that is kept. */
function failuresOf(file) {
  const tests = file.assertionResults.filter((test) => test.status === 'failed');
  if (tests.length === 0) return file.status === 'failed' ? [`${file.name}: ${firstLine(file.message)}`] : [];
  return tests.map((test) => `${file.name}: ${test.fullName}: ${firstLine(test.failureMessages[0])}`);
}

const firstLine = (message = '') => message.split('\n')[0];

const run = readRun(process.argv[2]);
for (const failure of run.testResults.flatMap(failuresOf)) console.log(`failed: ${failure}`);
// A file that cannot even be loaded has no tests to count.
const brokenFiles = run.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
const passed = run.numPassedTests;
const failed = run.numFailedTests + brokenFiles.length;
const skipped = run.numPendingTests + run.numTodoTests;
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exitCode = passed > 0 && failed === 0 && skipped === 0 ? 0 : 1;
