import { readFileSync } from 'node:fs';

// Prints 'passed failed skipped' of a report that vitest or Playwright has written as JSON.
const report = JSON.parse(readFileSync(process.argv[2], 'utf8'));
if (report.stats) {
  const { expected, unexpected, flaky, skipped } = report.stats;
  console.log(expected, Math.max(unexpected + flaky, report.errors.length), skipped);
} else {
  console.log(report.numPassedTests, Math.max(report.numFailedTests, report.numFailedTestSuites), report.numPendingTests);
}
