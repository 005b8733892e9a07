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

// A suite that ended without a report, or a check that failed, counts as one failure at least.
const failed = Math.max(sum('numFailedTests'), Number(failedRuns))
console.log(`${sum('numPassedTests')} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)
