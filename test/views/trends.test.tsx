import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Trend } from '#src/forecasts/trend.ts'
import { wordsOf } from '#test/support/words.ts'
import { Change } from '#views/charts/change.tsx'
import { Sparkline } from '#views/charts/sparkline.tsx'

const day = (number: number) => new Date(Date.UTC(2026, 2, number))
const trend = (change: Partial<Trend> = {}): Trend => ({
  steps: [
    { at: day(1), level: 2000 },
    { at: day(9), level: 7000 },
  ],
  ...{ change_bp: 1200, leading: undefined, ...change },
})
const words = (change_bp: number | undefined) =>
  wordsOf(<Change spec={{ kind: 'binary' }} trend={trend({ change_bp })} />)
const spark = async (steps: Trend['steps']) =>
  String(await (<Sparkline trend={trend({ steps })} />))

test.for([
  [1200, 'up 12 points in 7 days'],
  [-300, 'down 3 points in 7 days'],
  [100, 'up 1 point in 7 days'],
  [151, 'up 2 points in 7 days'],
  [-40, 'down 0.4 points in 7 days'],
  [0, 'unchanged from 7 days ago'],
  [undefined, 'new'],
] as const)('a change of %s is told as %s', async ([change, told]) => {
  expect(await words(change)).toBe(told)
})

test('a sparkline is a step line on a scale of 0 to 100%, silent for whoever hears the page', async () => {
  const drawn = await spark(trend().steps)
  expect(drawn).toMatch(/^<svg class="spark" viewBox="0 0 96 24" aria-hidden="true">/)
  expect(drawn).toContain('d="M1 19h94v-11"')
})

test('without steps there is nothing to draw', async () => {
  expect(await spark([])).toBe('')
})

test('a sparkline of any month is at most 300 bytes', async () => {
  const levels = fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 1, maxLength: 31 })
  await fc.assert(
    fc.asyncProperty(levels, async (month) => {
      const drawn = await spark(month.map((level, index) => ({ at: day(index), level })))
      expect(Buffer.byteLength(drawn)).toBeLessThanOrEqual(300)
    }),
  )
})
