import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bestToSay } from '#src/scoring/early-end.ts'

const waiting = { days: 100, chance: 0.3 }

test('the table of SCORING.md 2.3: what pays is the belief under the schedule alone', () => {
  const table = [0, 30, 60, 90].map((day) => {
    const { belief, scheduled, duration, last } = bestToSay(waiting, day)
    return [belief, scheduled, duration, last].map((chance) => Number(chance.toFixed(3)))
  })
  expect(table).toEqual([
    [0.3, 0.3, 0.713, 1],
    [0.221, 0.221, 0.331, 1],
    [0.133, 0.133, 0.164, 1],
    [0.035, 0.035, 0.037, 1],
  ])
})

test('on the last day a question ends in any case, and every way asks for the belief', () => {
  const { belief, ...best } = bestToSay(waiting, 99)
  for (const chance of Object.values(best)) expect(chance).toBeCloseTo(belief, 12)
})

test('no other report expects a lower score under the weights it is best for', () => {
  const told = fc.record({
    days: fc.integer({ min: 2, max: 60 }),
    chance: fc.double({ min: 0.01, max: 0.99, noNaN: true }),
    said: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  fc.assert(
    fc.property(told, ({ days, chance, said }) => {
      const daily = 1 - (1 - chance) ** (1 / days)
      const expected = (q: number) => {
        let sum = (1 - chance) * (1 / days) * q ** 2
        for (let day = 1; day <= days; day++)
          sum += daily * (1 - daily) ** (day - 1) * (1 / day) * (q - 1) ** 2
        return sum
      }
      const { duration } = bestToSay({ days, chance }, 0)
      expect(expected(duration)).toBeLessThanOrEqual(expected(said) + 1e-12)
    }),
  )
})
