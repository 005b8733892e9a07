import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fatebook } from '#src/importing/fatebook.ts'
import { columnName } from '#src/importing/format.ts'
import { metaculus } from '#src/importing/metaculus.ts'
import { ownFormat } from '#src/importing/own-format.ts'
import { Refusal } from '#src/lib/refusal.ts'
import { reportOf } from '#test/support/scored-text.ts'

const DOCS = readFileSync('docs/scoring-a-file.md', 'utf8')
const words = columnName(DOCS.replaceAll('`', ''))

test.for([ownFormat, fatebook, metaculus(new Map())])(
  'every column that is read of $name is in the docs',
  ({ reads }) => {
    for (const column of reads) expect(words).toContain(column)
  },
)

test('the example of the docs has no wrong row', async () => {
  const { rows, summary } = await reportOf(readFileSync('docs/forecasts.csv', 'utf8'))
  expect(rows.wrong).toBe(0)
  expect(rows.scored).toBeGreaterThan(50)
  expect(summary?.questions).toBe(24)
})

test('whatever stands in a file is reported on or refused in words', async () => {
  const cell = fc.oneof(
    fc.constantFrom(
      '"',
      '""',
      'yes',
      '0.5',
      'a',
      ',',
      ';',
      '\r',
      '\n',
      '\u0000',
      '1e9999',
      '\u2028',
    ),
    fc.string({ maxLength: 5 }),
  )
  const text = fc.array(cell, { maxLength: 30 }).map((cells) => cells.join(''))
  const head = fc.constantFrom('', 'question,probability,outcome\n')
  await fc.assert(
    fc.asyncProperty(head, text, async (header, body) => {
      const outcome = await reportOf(header + body).catch((error) => error)
      if (outcome instanceof Error) expect(outcome).toBeInstanceOf(Refusal)
      else expect(outcome.rows.read).toBeGreaterThanOrEqual(outcome.problems.length)
    }),
    { numRuns: 500 },
  )
})
