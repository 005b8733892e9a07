import fc from 'fast-check'
import { expect, test } from 'vitest'
import { brier } from '#src/scoring/brier.ts'
import { logOf } from '#src/scoring/log.ts'
import { peerScores } from '#src/scoring/peer.ts'
import { type Window, windowOf } from '#src/scoring/standing.ts'

/** One way a question can go: it happens at the end of a day, or on none. */
type Course = { chance: number; happened: boolean; known_at: number | null }

/** Every course of "will it happen within so many days?", by the chance of each day. */
function coursesOf(hazards: number[]): Course[] {
  let open = 1
  const courses: Course[] = hazards.map((hazard, day) => {
    const chance = open * hazard
    open -= chance
    return { chance, happened: true, known_at: day + 1 }
  })
  return [...courses, { chance: open, happened: false, known_at: null }]
}

type Asked = { courses: Course[]; days: number; day: number }
type Divisor = (window: Window) => number
const scheduled: Divisor = ({ from, end }) => end - from
const actual: Divisor = ({ from, to }) => to - from

/** The expected peer score of a report that stands on one day, beside an eternal 50%. */
function expectedScore({ courses, days, day }: Asked, bp: number, divisor: Divisor): number {
  return courses.reduce((sum, { chance, happened, known_at }) => {
    const window = windowOf({ opens_at: 0, closes_at: days, known_at })
    const report = [
      { at: day, score: brier(bp, happened) },
      { at: day + 1, score: null },
    ]
    const even = [{ at: 0, score: brier(5000, happened) }]
    const compared = { reference: [true, true], window, unit: 1e8 }
    const peer = peerScores(logOf([report, even]), compared)(0).peer
    return sum + (chance * peer * scheduled(window)) / divisor(window)
  }, 0)
}

/** The report with the best expectation: a quadratic is known by three of its values. */
function bestReport(asked: Asked, divisor: Divisor): number {
  const [none, half, all] = [0, 5000, 10_000].map((bp) => expectedScore(asked, bp, divisor)) as [
    number,
    number,
    number,
  ]
  const curve = 2 * (all + none - 2 * half)
  return (curve + none - all) / (2 * curve)
}

function beliefOn(day: number, hazards: number[]): number {
  return 1 - hazards.slice(day).reduce((product, hazard) => product * (1 - hazard), 1)
}

test.for([
  [0, 0.3, 0.713],
  [30, 0.221, 0.331],
  [60, 0.133, 0.164],
  [90, 0.035, 0.037],
] as const)(
  'on day %i a belief of %d is best reported as it is, but as %d if weighed by the actual duration',
  ([day, belief, distorted]) => {
    const hazards = Array.from({ length: 100 }, () => 1 - 0.7 ** (1 / 100))
    const asked = { courses: coursesOf(hazards), days: 100, day }
    expect(beliefOn(day, hazards)).toBeCloseTo(belief, 3)
    expect(bestReport(asked, scheduled)).toBeCloseTo(belief, 3)
    expect(bestReport(asked, actual)).toBeCloseTo(distorted, 3)
  },
)

const hazards = fc.array(fc.double({ min: 0.05, max: 0.6, noNaN: true }), {
  minLength: 2,
  maxLength: 6,
})

test('property 8: whatever the hazards, the expected peer score is best at the true chance', () => {
  fc.assert(
    fc.property(hazards, fc.nat(5), (chances, index) => {
      const day = index % chances.length
      const asked = { courses: coursesOf(chances), days: chances.length, day }
      const belief = beliefOn(day, chances)
      expect(bestReport(asked, scheduled)).toBeCloseTo(belief, 9)
      const honest = expectedScore(asked, Math.round(belief * 1e4), scheduled)
      for (const bp of [0, 2500, 5000, 7500, 10_000])
        expect(honest).toBeGreaterThanOrEqual(expectedScore(asked, bp, scheduled) - 1e-8)
    }),
    { numRuns: 1000 },
  )
})

test('property 8: weighed by the actual duration, overstating pays whenever it may end early', () => {
  fc.assert(
    fc.property(hazards, (chances) => {
      const asked = { courses: coursesOf(chances), days: chances.length, day: 0 }
      expect(bestReport(asked, actual)).toBeGreaterThan(beliefOn(0, chances) + 1e-4)
    }),
    { numRuns: 1000 },
  )
})
