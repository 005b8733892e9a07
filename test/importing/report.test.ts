import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { reportOf, reportOfList } from '#test/support/scored-text.ts'

const vectors = JSON.parse(readFileSync('test/scoring/vectors/scoring.json', 'utf8'))
const HEAD = 'question,forecaster,probability,outcome\n'

type Case = {
  id: string
  inputs: { bp: number[]; y: number[]; w?: number[] | null; bins?: number }
  expected: Record<string, number>
}
const casesOf = (group: string): Case[] =>
  vectors.groups[group].cases.filter(
    ({ inputs }: Case) => !inputs.w && (inputs.bins ?? 10) === 10 && inputs.bp,
  )
const tableOf = ({ bp, y }: Case['inputs']) =>
  HEAD + bp.map((one, index) => `q${index},eve,${one / 100}%,${y[index]}`).join('\n')

test.for(casesOf('murphy').map((one) => [one.id, one] as const))(
  'a file of the reference case %s gives its decomposition',
  async ([, { inputs, expected }]) => {
    const { summary } = await reportOf(tableOf(inputs))
    for (const part of ['brier', 'rel', 'res', 'unc', 'wbv', 'wbc', 'gres'] as const)
      expect(summary?.decomposition[part], part).toBeCloseTo(expected[part] as number, 12)
    expect(summary?.brier).toBeCloseTo(expected.brier as number, 9)
  },
)

test.for(casesOf('corp').map((one) => [one.id, one] as const))(
  'a file of the reference case %s gives its parts without bins',
  async ([, { inputs, expected }]) => {
    const parts = (await reportOf(tableOf(inputs))).summary?.corp
    expect(parts?.mcb).toBeCloseTo(expected.mcb as number, 12)
    expect(parts?.dsc).toBeCloseTo(expected.dsc as number, 12)
    expect(parts?.unc).toBeCloseTo(expected.unc as number, 12)
  },
)

/** Questions of which one in three happened, 30% said of each. */
const many = (count: number, forecaster = 'eve') =>
  Array.from(
    { length: count },
    (_, k) => `q${k},${forecaster},0.3,${k % 3 === 0 ? 'yes' : 'no'}\n`,
  ).join('')

test('under twenty questions there is a table and no judgement', async () => {
  const few = await reportOf(HEAD + many(19))
  expect(few.summary?.bins[3]).toMatchObject({ said: 3000, count: 19 })
  expect(few.summary?.test).toBeNull()
  const enough = await reportOf(HEAD + many(21))
  expect(enough.summary?.test).toMatchObject({
    // sum (o - f)(1 - 2f) / sqrt(sum (1 - 2f)^2 f (1 - f)), seven of twenty-one happened.
    spiegelhalter: { z: expect.closeTo((7 - 6.3) / Math.sqrt(21 * 0.21), 9) },
    mcb: expect.closeTo((1 / 3 - 0.3) ** 2, 12),
  })
  expect(enough.summary?.test?.mcb_by_chance?.mean).toBeGreaterThan(0)
})

test('chances of several forecasters hang together, so that one is tested at a time', async () => {
  const table = HEAD + many(30) + many(30, 'bob')
  expect((await reportOf(table)).summary).toMatchObject({
    test: null,
    questions: 30,
    forecasts: 60,
  })
  const own = await reportOf(table, { of: 'bob' })
  expect(own.summary).toMatchObject({ questions: 30, forecasts: 30 })
  expect(own.summary?.test).not.toBeNull()
})

test('calibration in the large takes a question for what hangs together', async () => {
  const alone = (await reportOf(HEAD + many(30))).summary?.in_the_large
  const together = (await reportOf(HEAD + many(30) + many(30, 'bob'))).summary?.in_the_large
  expect(alone?.mean).toBeCloseTo(0.3 - 1 / 3, 12)
  expect(together?.mean).toBeCloseTo(0.3 - 1 / 3, 12)
  expect(together?.high).toBeCloseTo(alone?.high as number, 12)
})

test('the Brier board is by means, ties share a place, and more questions stand first', async () => {
  const { brier_board } = await reportOf(
    `${HEAD}a,bob,0.9,yes\nb,bob,0.9,yes\na,eve,0.9,yes\na,alice,1,yes\nb,max,0.1,yes\n`,
  )
  expect(brier_board.map(({ rank, name }) => [rank, name])).toEqual([
    [1, 'alice'],
    [2, 'bob'],
    [2, 'eve'],
    [4, 'max'],
  ])
})

test('peer scores compare on common questions alone, and sum to nothing', async () => {
  const table = `${HEAD}a,eve,0.9,yes\na,bob,0.5,yes\nb,eve,0.9,no\nc,bob,0,yes\n`
  const { skill_board } = await reportOf(table)
  const [eve, bob] = skill_board?.lines ?? []
  expect(eve).toMatchObject({ name: 'eve', questions: 1, coverage: 1, rank: null })
  expect(eve?.peer_sum).toBeCloseTo(0.24, 12)
  expect(bob?.peer_sum).toBeCloseTo(-0.24, 12)
  expect(eve?.skill).toBeCloseTo(0.24 / 31, 12)
  expect(skill_board).toMatchObject({ forecasters: 2, minimum: 3, is_early: true, lambda: 30 })
})

test('who has enough questions is ranked by skill, with the ranks that luck allows', async () => {
  const questions = Array.from({ length: 12 }, (_, k) => k)
  const table = questions.map((k) => `q${k},eve,0.9,yes\nq${k},bob,0.5,yes\nq${k},max,0.2,yes\n`)
  const { skill_board } = await reportOf(HEAD + table.join(''))
  expect(skill_board?.lines.map(({ rank, name }) => [rank, name])).toEqual([
    [1, 'eve'],
    [2, 'bob'],
    [3, 'max'],
  ])
  for (const { rank_range, low, skill, high } of skill_board?.lines ?? []) {
    expect(low).toBeLessThan(skill)
    expect(skill).toBeLessThan(high)
    expect(rank_range?.low).toBeGreaterThanOrEqual(1)
    expect(rank_range?.low).toBeLessThanOrEqual(rank_range?.high as number)
  }
})

test('nobody beside each other: there is a Brier board and none of skill', async () => {
  const { brier_board, skill_board } = await reportOf(`${HEAD}a,eve,0.9,yes\nb,bob,0.5,yes\n`)
  expect(brier_board.length).toBe(2)
  expect(skill_board).toBeNull()
})

test('a list of objects says the same as a table', async () => {
  const list = [
    { question: 'a', forecaster: 'eve', probability: 0.9, outcome: true },
    { Question: 'b', forecaster: 'eve', probability: '30%', outcome: 0 },
    { question: 'c', probability: 0.5, outcome: null },
    'nonsense',
    { question: 'd', probability: { of: 1 }, outcome: 'no' },
  ]
  const report = reportOfList({ forecasts: list })
  expect(report.rows).toMatchObject({ read: 5, scored: 2, unresolved: 1, wrong: 2 })
  expect(report.problems.map(({ line }) => line)).toEqual([4, 5])
  const table = await reportOf(`${HEAD}a,eve,0.9,yes\nb,eve,30%,no\n`)
  expect(report.summary).toEqual(table.summary)
  expect(() => reportOfList({ questions: [] })).toThrow('This JSON is no list of forecasts')
})

test('a header that is not known is refused with what it names', async () => {
  await expect(reportOf('name,p\na,0.5\n')).rejects.toThrow(
    'it names name, p. At least question, probability, outcome are needed.',
  )
  await expect(reportOf('question,probability,outcome,Outcome\n')).rejects.toThrow(
    'The column outcome stands twice.',
  )
  await expect(reportOf('')).rejects.toThrow('The file is empty')
})
