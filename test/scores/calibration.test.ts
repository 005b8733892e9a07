import fc from 'fast-check'
import { expect, test } from 'vitest'
import { asOptions } from '#src/kinds/options.ts'
import { saidOfEvents } from '#src/scores/calibration.ts'
import type { Said } from '#src/scores/inputs.ts'

const at = (hour: number) => new Date(Date.UTC(2026, 2, 1, hour))
const times = { opens_at: at(0), closes_at: at(10), closed_early_at: null }
const binary = { ...times, spec: { kind: 'binary' as const } }
const said = (hour: number, bp: number | null): Said => ({
  value: bp === null ? null : { kind: 'binary', bp },
  made_at: at(hour),
})
const yes = { outcome: { kind: 'binary', happened: true } as const, known_at: at(20) }

test('a chance weighs the share of the schedule it stood', () => {
  expect(saidOfEvents(binary, yes, [said(2, 6000), said(7, 9000)])).toEqual([
    { bp: 6000, happened: true, weight: 0.5 },
    { bp: 9000, happened: true, weight: 0.3 },
  ])
})

test('what came after the outcome was known does not count, the schedule stays', () => {
  const known = { ...yes, known_at: at(5) }
  expect(saidOfEvents(binary, known, [said(0, 6000), said(5, 9900)])).toEqual([
    { bp: 6000, happened: true, weight: 0.5 },
  ])
})

test('the same said in several stretches is one forecast', () => {
  const list = [said(0, 6000), said(1, null), said(2, 6000), said(3, 7000), said(9, 6000)]
  expect(saidOfEvents(binary, yes, list)).toEqual([
    { bp: 6000, happened: true, weight: 0.3 },
    { bp: 7000, happened: true, weight: 0.6 },
  ])
})

test('of three options each is an event that weighs a third', () => {
  const spec = { kind: 'choice' as const, options: asOptions(['On time', 'Late', 'Never']) }
  const value = { kind: 'choice' as const, bps: [2000, 7000, 1000] }
  const known = { ...yes, outcome: { kind: 'choice', option: 1 } as const }
  expect(saidOfEvents({ ...times, spec }, known, [{ value, made_at: at(0) }])).toEqual([
    { bp: 2000, happened: false, weight: 1 / 3 },
    { bp: 7000, happened: true, weight: 1 / 3 },
    { bp: 1000, happened: false, weight: 1 / 3 },
  ])
})

test('no question weighs more than one, however often somebody changed their mind', () => {
  const moves = fc.array(fc.record({ hour: fc.nat(12), bp: fc.option(fc.nat(10_000)) }))
  fc.assert(
    fc.property(moves, (list) => {
      const sorted = list.toSorted((a, b) => a.hour - b.hour).map(({ hour, bp }) => said(hour, bp))
      const weights = saidOfEvents(binary, yes, sorted).map(({ weight }) => weight)
      expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeLessThanOrEqual(1 + 1e-12)
      for (const weight of weights) expect(weight).toBeGreaterThan(0)
    }),
  )
})
