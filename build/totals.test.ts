import { describe, expect, it } from 'vitest'
import { playwrightTotals, vitestTotals } from './tasks/totals.mjs'

const file = (status: string, ...tests: string[]) => ({ status, assertionResults: tests.map((one) => ({ status: one })) })

describe('the totals of a test run', () => {
  it('are what passed and failed', () => {
    const report = { numPassedTests: 3, numFailedTests: 1, testResults: [file('failed', 'passed', 'failed'), file('passed', 'passed', 'passed')] }
    expect(vitestTotals(report, 1)).toEqual({ passed: 3, failed: 1 })
    expect(playwrightTotals({ stats: { expected: 5, flaky: 1, unexpected: 2 }, errors: [] }, 1)).toEqual({ passed: 6, failed: 2 })
  })

  it('count a file that could not be loaded, a program that failed for another reason, and a report that is missing', () => {
    expect(vitestTotals({ numPassedTests: 1, numFailedTests: 0, testResults: [file('passed', 'passed'), file('failed')] }, 1).failed).toBe(1)
    expect(vitestTotals({ numPassedTests: 1, numFailedTests: 0, testResults: [] }, 1).failed).toBe(1)
    expect(playwrightTotals({ stats: { expected: 1, flaky: 0, unexpected: 0 } }, 1).failed).toBe(1)
    expect(vitestTotals(null, 0)).toEqual({ passed: 0, failed: 1 })
    expect(playwrightTotals(null, 0)).toEqual({ passed: 0, failed: 1 })
  })
})
