// Adds up the results of all suites and closes with the line that says so.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const [folder, failedRuns] = process.argv.slice(2)
const reports = readdirSync(folder).map((name) => [
  name,
  JSON.parse(readFileSync(join(folder, name), 'utf8')),
])
const sum = (field) => reports.reduce((total, [, report]) => total + report[field], 0)
for (const [name, { numPassedTests, numFailedTests }] of reports)
  console.log(`${name.replace('.json', '')}: ${numPassedTests} passed, ${numFailedTests} failed`)

// What failed without a failed test to show for it counts once: the check, a suite that broke off.
const shown = reports.filter(([, report]) => report.numFailedTests > 0).length
const failed = sum('numFailedTests') + Math.max(0, Number(failedRuns) - shown)
console.log(`${sum('numPassedTests')} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)
