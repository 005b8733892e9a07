import fc from 'fast-check'
import { expect, test } from 'vitest'
import { scoreRows } from '#src/scores/score-rows.ts'
import { reportOf } from '#test/support/scored-text.ts'

const OPENS = Date.UTC(2026, 2, 1)
const CLOSES = OPENS + 100_000
const HEAD = 'question,forecaster,time,probability,outcome,opens_at,closes_at,known_at\n'

type Said = { who: number; second: number; bp: number | null }

const tableOf = (said: Said[], happened: boolean, known_at: number) =>
  HEAD +
  said
    .map(({ who, second, bp }) => {
      const chance = bp === null ? 'withdrawn' : `${bp / 100}%`
      const outcome = happened ? 'yes' : 'no'
      return `a,p${who},${OPENS + second * 1000},${chance},${outcome},${OPENS},${CLOSES},${known_at}`
    })
    .join('\n')

/** The same facts as the site would have them. */
function onSite(said: Said[], happened: boolean, known_at: number) {
  const inOrder = said.toSorted((a, b) => a.second - b.second)
  const people = Map.groupBy(inOrder, ({ who }) => who)
  const facts = [...people].map(([who, own]) => {
    const moves = own.map(({ second, bp }) => ({
      value: bp === null ? null : ({ kind: 'binary', bp } as const),
      made_at: new Date(OPENS + second * 1000),
    }))
    return [who, moves] as const
  })
  const times = { opens_at: new Date(OPENS), closes_at: new Date(CLOSES), closed_early_at: null }
  return scoreRows(
    { ...times, spec: { kind: 'binary' } },
    { outcome: { kind: 'binary', happened }, known_at: new Date(known_at) },
    { people: new Map(facts), crowd: [] },
  ).filter(({ forecaster }) => forecaster === 'person')
}

test('a file is scored as the site scores the same forecasts, to the last stored digit', async () => {
  const said = fc.record({
    who: fc.nat(3),
    second: fc.integer({ min: -20, max: 110 }),
    bp: fc.option(fc.integer({ min: 0, max: 10_000 }), { freq: 6 }),
  })
  await fc.assert(
    fc.asyncProperty(
      fc.array(said, { minLength: 1, maxLength: 12 }),
      ...[fc.boolean(), fc.integer({ min: 1, max: 120 })],
      async (list, happened, knownSecond) => {
        const known_at = OPENS + knownSecond * 1000
        const { brier_board, skill_board } = await reportOf(tableOf(list, happened, known_at))
        const stored = onSite(list, happened, known_at)
        expect(brier_board.length).toBe(stored.length)
        for (const row of stored) {
          const name = `p${row.person_id}`
          const brier = brier_board.find((line) => line.name === name)
          expect(Math.round((brier?.brier ?? -1) * 1e10)).toBe(row.average)
          expect(Math.abs((brier?.coverage ?? -1) * 1e10 - row.coverage)).toBeLessThan(1)
          const skill = skill_board?.lines.find((line) => line.name === name)
          expect(Math.abs((skill?.peer_sum ?? 0) * 1e10 - row.peer)).toBeLessThan(1)
        }
      },
    ),
  )
})
