// Prints the figures of a test run, `N passed, N failed`, from the file that vitest's JSON reporter wrote. Fails when
// something failed, was skipped, or nothing ran: what is required must not go missing unseen.
import { readFileSync } from 'node:fs';

function readRun(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    // Tests were not reached, or died before they could write.
    return { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults: [] };
  }
}

const run = readRun(process.argv[2]);
// A file that cannot even be loaded has no tests to count.
const brokenFiles = run.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
const passed = run.numPassedTests;
const failed = run.numFailedTests + brokenFiles.length;
const skipped = run.numPendingTests + run.numTodoTests;
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exitCode = passed > 0 && failed === 0 && skipped === 0 ? 0 : 1;
