import { z } from 'zod'
import { compareFields } from './compare.ts'
import { type Group, groups, notBuilt } from './groups.ts'

const text = z.union([z.string(), z.array(z.string())])
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

  for (const [name, group] of Object.entries(read.data.groups)) {
    if (notBuilt.includes(name)) report.lines.push(`${name}: not built`)
    else runGroup(name, group, report)
  }
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
  for (const one of read.data.cases) {
    const problems = problemsOf(group, one)
    report.failures.push(...problems.map((problem) => `${name}/${one.id}: ${problem}`))
  }
  report.cases += read.data.cases.length
  report.lines.push(`${name}: ${read.data.cases.length} cases`)
}

function problemsOf(group: Group, { inputs, expected, tolerance }: z.output<typeof someCase>) {
  const read = group.inputs.safeParse(inputs)
  if (!read.success) return [read.error.message]
  if (Object.keys(expected).length === 0) return ['expects nothing']
  try {
    return compareFields(group.compute(read.data as never), expected, tolerance)
  } catch (error) {
    return [String(error)]
  }
}
