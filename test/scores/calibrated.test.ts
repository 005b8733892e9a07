import { expect, test } from 'vitest'
import type { Db } from '#src/db/ctx.ts'
import { asOptions } from '#src/kinds/options.ts'
import { calibrationOf, curveOf, type SaidThere } from '#src/scores/calibrated.ts'
import { firstSaid } from '#src/scores/calibration.ts'
import { keptCurve } from '#src/scores/kept-curves.ts'
import { chanceGiven, meanLogScore } from '#src/scores/log-score.ts'

const at = (hour: number) => new Date(Date.UTC(2026, 2, 1, hour))
const binary = { kind: 'binary' as const }
const said = (hour: number, bp: number) => ({ value: { ...binary, bp }, made_at: at(hour) })
const times = { opens_at: at(4), closes_at: at(10), closed_early_at: null }
const yes = { outcome: { kind: 'binary' as const, happened: true }, known_at: at(20) }
const choice = { kind: 'choice' as const, options: asOptions(['On time', 'Late']) }

test('the first forecast is the first that counted', () => {
  const question = { ...times, spec: binary }
  expect(firstSaid(question, yes, [said(1, 2000), said(3, 6000), said(7, 9000)])).toEqual([
    { bp: 6000, happened: true, weight: 1 },
  ])
  expect(firstSaid(question, { ...yes, known_at: at(5) }, [said(6, 9000)])).toEqual([])
})

test('of several options the first forecast is an event each, together of weight 1', () => {
  const value = { kind: 'choice' as const, bps: [3000, 7000] }
  const known = { outcome: { kind: 'choice' as const, option: 1 }, known_at: at(20) }
  expect(firstSaid({ ...times, spec: choice }, known, [{ value, made_at: at(5) }])).toEqual([
    { bp: 3000, happened: false, weight: 0.5 },
    { bp: 7000, happened: true, weight: 0.5 },
  ])
})

test('the log score is of the chance given to what happened, weighed by time', () => {
  const no = { kind: 'binary' as const, happened: false }
  expect(chanceGiven({ ...binary, bp: 7300 }, yes.outcome, binary)).toBe(7300)
  expect(chanceGiven({ ...binary, bp: 7300 }, no, binary)).toBe(2700)
  const late = { kind: 'choice' as const, option: 1 }
  expect(chanceGiven({ kind: 'choice', bps: [3000, 7000] }, late, choice)).toBe(7000)
  const pieces = [5000, 8000].map((bp) => ({ value: { ...binary, bp }, share: 0.5, score: 0 }))
  expect(meanLogScore(pieces, yes.outcome, binary)).toBeCloseTo(
    -(Math.log(0.5) + Math.log(0.8)) / 2,
    12,
  )
  expect(meanLogScore([], yes.outcome, binary)).toBeNull()
})

const there = (count: number): SaidThere[] =>
  Array.from({ length: count }, (_, n) => {
    const event = { bp: 1000 + (n % 5) * 2000, happened: n % 2 === 0, weight: 1 }
    return { cluster: String(n), events: [event], first: [event], place: undefined }
  })

test('below twenty questions there is a table and no curve', () => {
  const draw = () => {
    throw new Error('nothing is drawn')
  }
  const { bins, curve } = calibrationOf(there(19), draw)
  expect(curve).toBeUndefined()
  expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(19)
})

test('from twenty on the terms of the curve add up, and the same record draws the same', () => {
  const drawn = () => calibrationOf(there(20), (first) => curveOf(first, 7)).curve
  const curve = drawn()
  const { score, miscalibration, discrimination, uncertainty } = curve?.apart ?? {}
  expect((miscalibration ?? 0) - (discrimination ?? 0) + (uncertainty ?? 0)).toBeCloseTo(
    score ?? Number.NaN,
    12,
  )
  expect(curve?.questions).toBe(20)
  expect(curve?.band).toHaveLength(5)
  expect(drawn()).toEqual(curve)
})

test('a curve is drawn again when another score is part of it, and for nobody else', () => {
  const db = {} as Db
  let drawn = 0
  const ask = (person_id: number, score_ids: number[]) =>
    keptCurve(db, { person_id, score_ids }, () => {
      drawn++
      return undefined
    })
  ask(1, [1, 2])
  ask(1, [1, 2])
  expect(drawn).toBe(1)
  ask(1, [1, 3])
  ask(2, [1, 3])
  expect(drawn).toBe(3)
  ask(1, [1, 3])
  expect(drawn).toBe(3)
})

test('at most so many curves are kept: the one asked for longest ago goes', () => {
  const db = {} as Db
  let drawn = 0
  const ask = (person_id: number) =>
    keptCurve(db, { person_id, score_ids: [1] }, () => {
      drawn++
      return undefined
    })
  for (let person = 0; person <= 500; person++) ask(person)
  expect(drawn).toBe(501)
  ask(500)
  expect(drawn).toBe(501)
  ask(0)
  expect(drawn).toBe(502)
})
