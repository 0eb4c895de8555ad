/**
 * True totals out of a test program's own report. A file that could not even be loaded counts as one failure,
 * and so does a program that failed without a failed test, or left no report.
 */
const honest = ({ passed, failed }, code) => ({ passed, failed: failed === 0 && code !== 0 ? 1 : failed })

export const vitestTotals = (report, code) => {
  if (report === null) return { passed: 0, failed: 1 }
  const brokenFiles = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((one) => one.status === 'failed'),
  )
  return honest({ passed: report.numPassedTests, failed: report.numFailedTests + brokenFiles.length }, code)
}

export const playwrightTotals = (report, code) => {
  if (report === null) return { passed: 0, failed: 1 }
  const { expected, flaky, unexpected } = report.stats
  return honest({ passed: expected + flaky, failed: unexpected + (report.errors?.length ?? 0) }, code)
}
