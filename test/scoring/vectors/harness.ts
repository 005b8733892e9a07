import { z } from 'zod'
import { text, withinAbs } from './compare.ts'
import { type Group, groups } from './groups.ts'

const described = { tool: text, note: text, why: text, order: text, what: text }

const someCase = z.strictObject({
  id: z.string(),
  inputs: z.record(z.string(), z.unknown()),
  expected: z.record(z.string(), z.unknown()),
  tolerance: z.record(z.string(), z.unknown()).default({}),
  ...z.object(described).partial().shape,
})
const someGroup = z.strictObject({
  cases: z.array(someCase),
  bands: z.array(someCase).optional(),
  ...z.object(described).partial().shape,
})

/** Descriptive fields are named and ignored; anything else unknown is refused. */
const vectorFile = z.strictObject({
  schema: z.literal(1),
  groups: z.record(z.string(), z.unknown()),
  ...z
    .object({
      description: z.unknown(),
      label: z.unknown(),
      seed: z.unknown(),
      generator: z.unknown(),
      tools: z.unknown(),
      conventions: z.unknown(),
    })
    .partial().shape,
})

export type Report = { lines: string[]; failures: string[]; cases: number }

/** Runs every case of every group, and says how many; a group or field it cannot read is a failure. */
export function runVectors(file: unknown): Report {
  const report: Report = { lines: [], failures: [], cases: 0 }
  const read = vectorFile.safeParse(file)
  if (!read.success) return { ...report, failures: [`file: ${read.error.message}`] }

  for (const [name, group] of Object.entries(read.data.groups)) runGroup(name, group, report)
  return report
}

function runGroup(name: string, given: unknown, report: Report): void {
  const group = Object.hasOwn(groups, name) ? groups[name] : undefined
  if (!group) {
    report.failures.push(`${name}: unknown group`)
    return
  }
  const read = someGroup.safeParse(given)
  if (!read.success) {
    report.failures.push(`${name}: ${read.error.message}`)
    return
  }
  const { cases, bands } = read.data
  runCases(name, group, cases, report)
  if (bands && group.bands) runCases(`${name} bands`, group.bands, bands, report)
  if (bands && !group.bands) report.failures.push(`${name}: unknown field bands`)
}

type Case = z.output<typeof someCase>

function runCases(name: string, group: Group, cases: Case[], report: Report): void {
  for (const one of cases) {
    const problems = problemsOf(group, one)
    report.failures.push(...problems.map((problem) => `${name}/${one.id}: ${problem}`))
  }
  report.cases += cases.length
  report.lines.push(`${name}: ${cases.length} cases`)
}

function problemsOf({ inputs, compute, compare = withinAbs }: Group, one: Case) {
  const read = inputs.safeParse(one.inputs)
  if (!read.success) return [read.error.message]
  if (Object.keys(one.expected).length === 0) return ['expects nothing']
  try {
    return compare(compute(read.data as never), one.expected, one.tolerance)
  } catch (error) {
    return [String(error)]
  }
}
