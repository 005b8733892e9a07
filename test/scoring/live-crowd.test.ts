import fc from 'fast-check'
import { expect, test } from 'vitest'
import { middleHalf, recencyWeightedMedian } from '#src/scoring/aggregate.ts'
import { crowdNow, hear, type LiveCrowd, openCrowd, reweigh } from '#src/scoring/live-crowd.ts'
import { randomFrom } from '#src/scoring/random.ts'
import { tallyOf } from '#src/scoring/tally.ts'

const medianNow = <Person>(crowd: LiveCrowd<Person>) => crowdNow(crowd)?.[0]?.median ?? null
const all = (bps: number[]) => ({ median: recencyWeightedMedian(bps), ...middleHalf(bps) })

test('nobody is no crowd, and whoever withdraws leaves it', () => {
  const crowd = openCrowd<string>()
  expect(crowdNow(crowd)).toBeNull()
  hear(crowd, 'ann', [7000])
  expect(medianNow(crowd)).toBe(7000)
  hear(crowd, 'ann', null)
  expect(crowdNow(crowd)).toBeNull()
})

test('whoever changes their mind speaks last', () => {
  const crowd = openCrowd<string>()
  for (const [who, bp] of [
    ['ann', 1000],
    ['ben', 9000],
    ['cem', 2000],
    ['ann', 3000],
  ] as const)
    hear(crowd, who, [bp])
  expect(medianNow(crowd)).toBe(recencyWeightedMedian([9000, 2000, 3000]))
})

test('a chance outside its range is refused and changes nothing', () => {
  const crowd = openCrowd<string>()
  hear(crowd, 'ann', [7000])
  expect(() => hear(crowd, 'ann', [10_001])).toThrow('basis points')
  expect(medianNow(crowd)).toBe(7000)
})

/** What stands, oldest first, kept the simple way beside the crowd. */
function follow(
  crowd: LiveCrowd<number>,
  standing: Map<number, number>,
  who: number,
  bp: number | null,
) {
  hear(crowd, who, bp === null ? null : [bp, 10_000 - bp])
  standing.delete(who)
  if (bp !== null) standing.set(who, bp)
  return [...standing.values()]
}

test('property 10: after every move it says what a computation of all would say', () => {
  const move = fc.record({
    who: fc.nat(6),
    bp: fc.option(fc.integer({ min: 0, max: 10_000 }), { freq: 4 }),
  })
  fc.assert(
    fc.property(fc.array(move, { maxLength: 20 }), (moves) => {
      const [crowd, standing] = [openCrowd<number>(), new Map<number, number>()]
      for (const { who, bp } of moves) {
        const bps = follow(crowd, standing, who, bp)
        const against = bps.map((bp) => 10_000 - bp)
        expect(crowdNow(crowd)).toEqual(bps.length === 0 ? null : [all(bps), all(against)])
        expect(crowd.tallies[0]).toEqual(bps.length === 0 ? openCrowd().tallies[0] : tallyOf(bps))
      }
    }),
    { numRuns: 1000 },
  )
})

test('of thousands the newest say the same as all', () => {
  const [crowd, standing] = [openCrowd<number>(), new Map<number, number>()]
  const random = randomFrom(5)
  const chance = () => Math.floor(random() * 10_001)
  for (let who = 0; who < 5000; who++) follow(crowd, standing, who, chance())
  for (let round = 0; round < 300; round++) {
    const isGone = random() < 0.2
    const who = Math.floor(random() * 5000)
    const bps = follow(crowd, standing, who, isGone ? null : chance())
    expect(crowdNow(crowd)?.[0]).toEqual(all(bps))
  }
})

test('where the newest are split in halves, all are asked', () => {
  const n = 4000
  const heard = Math.ceil(40 * Math.sqrt(n))
  let lead = 0
  const newestFirst = Array.from({ length: n }, (_, index) => {
    const weight = Math.exp(Math.sqrt(n - index) - Math.sqrt(n))
    // The last of the newest give one side a hair's lead, and everybody older is against it.
    const joinsLeader = index >= heard - 20 && index < heard
    const isHigh = joinsLeader ? lead >= 0 : lead < 0
    if (index < heard) lead += isHigh ? weight : -weight
    return isHigh ? 9000 : 1000
  })
  const bps = newestFirst.reverse()
  const crowds = [bps, bps.map((bp) => 10_000 - bp)].map((all) => {
    const crowd = openCrowd<number>()
    for (const [who, bp] of all.entries()) hear(crowd, who, [bp])
    return [medianNow(crowd), recencyWeightedMedian(all)]
  })
  for (const [now, full] of crowds) expect(now).toBe(full)
  expect(crowds.map(([now]) => now).sort()).toEqual([1000, 9000])
})

test('a crowd of which most say nothing can happen says so', () => {
  const crowd = openCrowd<number>()
  for (let who = 0; who < 3000; who++) hear(crowd, who, [who % 3 === 0 ? 5000 : 0])
  expect(medianNow(crowd)).toBe(0)
})

test('what people weigh is tallied with what they say, and can change later', () => {
  const crowd = openCrowd<string>()
  hear(crowd, 'ann', [2000], 3)
  hear(crowd, 'ben', [2000], 5)
  hear(crowd, 'cem', [9000], 7)
  reweigh(crowd, 'ben', 1)
  reweigh(crowd, 'dan', 4)
  hear(crowd, 'cem', null)
  expect(crowd.tallies[0]).toEqual(tallyOf([2000, 2000], [3, 1]))
})
