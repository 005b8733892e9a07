import { expect, test } from 'vitest'
import {
  meanBrier,
  meanOf,
  relativeOf,
  rowOf,
  shareAbove,
  shareAboveOn,
  shareInTopThird,
  shownOf,
} from './season/figures.ts'
import type { Played } from './season/play.ts'
import {
  boardAfter,
  boardByField,
  COPIER,
  CROWD,
  GOOD,
  HONEST,
  medianSkilledRank,
  NEWCOMER,
  noticedIn,
  OWNER,
  PICKER,
  PUPPET,
  SKILLED,
  SNIPER,
  seasonOf,
} from './season/season.ts'

const QUESTIONS = 60
const MIDDLE = 14
const seasonsOf = (runs: number, isWatched: boolean) =>
  Array.from({ length: runs }, (_, run) => seasonOf(QUESTIONS, run + 1, isWatched))
/** As a site is meant to be run, and as it is where nobody looks at what is noticed. */
const [watched, unwatched] = [seasonsOf(40, true), seasonsOf(20, false)]
const firstOf = (seasons: Played[][][], questions: number) =>
  seasons.map((season) => season.slice(0, questions))

test('people are like real ones: a third off what even odds lose, the crowd ahead of most', () => {
  const people = Array.from({ length: HONEST }, (_, who) => meanBrier(watched, who))
  expect(meanOf(people)).toBeGreaterThan(0.15)
  expect(meanOf(people)).toBeLessThan(0.18)
  const aheadOfCrowd = people.filter((one) => one < meanBrier(watched, CROWD))
  expect(aheadOfCrowd.length).toBeLessThan(HONEST / 3)
  expect(Math.min(...people)).toBe(people[GOOD])
})

test('a copy of the crowd and a puppet are noticed in every season, and nobody who is honest', () => {
  const honest = [...Array(HONEST).keys(), OWNER]
  for (const season of [...unwatched, ...watched])
    for (let questions = 10; questions <= QUESTIONS; questions += 10) {
      const played = season.slice(0, questions)
      expect(honest.filter((who) => noticedIn(played, who) !== null)).toEqual([])
      if (questions > 10) expect(noticedIn(played, COPIER)).toBe('follows_crowd')
      // It comes where its owner does, so that its record is shorter.
      if (questions > 30) expect(noticedIn(played, PUPPET)).toBe('worse_than_even')
    }
})

test.for<[string, number, number]>([
  ['a program that copies the crowd', COPIER, 15],
  ['an account that is wrong on purpose', PUPPET, 40],
  ['who waits for the last minute', SNIPER, 3],
  ['a newcomer who was always lucky', NEWCOMER, 3],
])('%s has no rank', ([, who, from]) => {
  for (const season of watched)
    for (const questions of [from, 45, QUESTIONS])
      expect(boardAfter(season.slice(0, questions))[who]?.rank).toBeNull()
})

test('an account that is wrong on purpose is at the end as long as it has a rank', () => {
  for (const season of unwatched) {
    const ranks = boardAfter(season).flatMap(({ rank }) => rank ?? [])
    expect(boardAfter(season)[PUPPET]?.rank).toBe(Math.max(...ranks))
  }
})

test('who waits for the last minute, or until the news is out, earns nothing', () => {
  for (const season of watched) {
    expect(Math.abs(boardAfter(season)[SNIPER]?.skill ?? 1)).toBeLessThan(1e-4)
    expect(shownOf(season, SNIPER).questions).toBeLessThan(QUESTIONS)
  }
})

test('who picks easy questions is above the median skilled person in at most one season of twenty', () => {
  for (const seasons of [watched, unwatched])
    expect(shareAbove(seasons, PICKER)).toBeLessThanOrEqual(0.05)
})

test('the owner of a puppet is above them as seldom as an honest person of the same skill', () => {
  expect(shareAbove(watched, OWNER)).toBeLessThanOrEqual(0.1)
  expect(shareAbove(watched, OWNER)).toBeLessThanOrEqual(shareAbove(watched, MIDDLE) + 0.05)
})

test('whoever of them has a rank is in the middle, on average, far below the median skilled person', () => {
  const boards = watched.map((season) => boardAfter(season))
  const skilled = meanOf(boards.map(medianSkilledRank))
  for (const who of [COPIER, SNIPER, PUPPET, OWNER, PICKER, NEWCOMER]) {
    const ranks = boards.flatMap((board) => board[who]?.rank ?? [])
    if (ranks.length > 0) expect(meanOf(ranks)).toBeGreaterThan(skilled + 4)
  }
})

test('where nobody looks, a puppet lifts its owner, and a copy of the crowd stands high', () => {
  expect(shareAbove(unwatched, OWNER)).toBeGreaterThan(0.2)
  expect(shareAbove(unwatched, COPIER)).toBeGreaterThan(0.5)
})

test('even there skill with the field tells what the puppet is worth, and "to the crowd" the copy', () => {
  const boards = unwatched.map(boardByField)
  expect(shareAboveOn(boards, OWNER)).toBeLessThanOrEqual(0.1)
  expect(Math.abs(relativeOf(unwatched, COPIER, 'crowd'))).toBeLessThan(0.001)
  expect(relativeOf(unwatched, GOOD, 'crowd')).toBeGreaterThan(0.005)
})

test('after 15 questions the best of thirty is in the top third in four seasons of five', () => {
  expect(shareInTopThird(firstOf(watched, 15))).toBeGreaterThanOrEqual(0.8)
})

/** Whether each participant of each question sees other scores than before it. */
const movedBy = (season: Played[][]) =>
  season.flatMap((question, index) =>
    question.flatMap(({ brier }, who) => {
      if (brier === null || who === CROWD) return []
      const [before, now] = [index, index + 1].map((count) => shownOf(season.slice(0, count), who))
      expect(now?.questions).toBe((before?.questions ?? 0) + 1)
      return Number(`${now?.scores}` !== `${before?.scores}`)
    }),
  )

test('every resolution moves what its participants are shown, and nearly always their scores', () => {
  expect(meanOf(watched.slice(0, 3).flatMap(movedBy))).toBeGreaterThan(0.95)
})

test.runIf(process.env.SEASON)('the figures, where somebody asks for them', () => {
  const cast = { GOOD, NINTH: SKILLED.at(-1) as number, MIDDLE, WORST: HONEST - 1 }
  const rows = Object.entries({
    ...cast,
    ...{ COPIER, SNIPER, PUPPET, OWNER, PICKER, NEWCOMER, CROWD },
  })
  for (const [kind, seasons] of Object.entries({ watched, unwatched }))
    for (const questions of [15, 30, QUESTIONS]) {
      const played = firstOf(seasons, questions)
      console.log(`${kind}, after ${questions}: best in the top third ${shareInTopThird(played)}`)
      console.table(Object.fromEntries(rows.map(([name, who]) => [name, rowOf(played, who)])))
      const byField = played.map(boardByField)
      const above = rows.map(([name, who]) => [name, shareAboveOn(byField, who)])
      console.log('above the median skilled person with the field', Object.fromEntries(above))
    }
  console.log(`scores moved ${meanOf(watched.slice(0, 3).flatMap(movedBy))}`)
})
