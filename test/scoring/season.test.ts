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
  BOT,
  boardAfter,
  boardByField,
  COPIER,
  CROWD,
  GOOD,
  HONEST,
  NEWCOMER,
  OWNER,
  PICKER,
  PUPPET,
  SKILLED,
  SNIPER,
  seasonOf,
} from './season/season.ts'

const QUESTIONS = 60
const seasons = Array.from({ length: 40 }, (_, run) => seasonOf(QUESTIONS, run + 1))
const after = (questions: number) => seasons.map((season) => season.slice(0, questions))

test('people are like real ones: a third off what even odds lose, the crowd ahead of most', () => {
  const people = Array.from({ length: HONEST }, (_, who) => meanBrier(seasons, who))
  expect(meanOf(people)).toBeGreaterThan(0.15)
  expect(meanOf(people)).toBeLessThan(0.18)
  const aheadOfCrowd = people.filter((one) => one < meanBrier(seasons, CROWD))
  expect(aheadOfCrowd.length).toBeLessThan(HONEST / 3)
  expect(Math.min(...people)).toBe(people[GOOD])
})

test.for<[string, number]>([
  ['who waits for the last minute', SNIPER],
  ['a newcomer who was always lucky', NEWCOMER],
  ['a bot that copies the crowd', BOT],
])('%s has no rank among people', ([, who]) => {
  for (const season of seasons) expect(boardAfter(season)[who]?.rank).toBeNull()
})

test('who waits for the last minute, or until the news is out, earns nothing', () => {
  for (const season of seasons) {
    expect(Math.abs(boardAfter(season)[SNIPER]?.skill ?? 1)).toBeLessThan(1e-4)
    expect(shownOf(season, SNIPER).questions).toBeLessThan(QUESTIONS)
  }
})

test.for<[string, number]>([
  ['who picks easy questions', PICKER],
  ['who is wrong on purpose', PUPPET],
])('%s is above the median skilled person in at most one season of twenty', ([, who]) => {
  expect(shareAbove(seasons, who)).toBeLessThanOrEqual(0.05)
})

test('an account that is always wrong lifts its owner, unless it is left out of the comparison', () => {
  expect(shareAbove(seasons, OWNER)).toBeGreaterThan(0.2)
  expect(shareAbove(seasons, OWNER, 'peersButOne')).toBeLessThanOrEqual(0.1)
  expect(shareAbove(seasons, OWNER, 'median')).toBeLessThanOrEqual(0.1)
})

test('skill with the field shows what such an account is worth: its owner falls back', () => {
  const boards = seasons.map(boardByField)
  expect(shareAboveOn(boards, OWNER)).toBeLessThanOrEqual(0.1)
  expect(shareAboveOn(boards, OWNER)).toBeLessThan(shareAbove(seasons, OWNER) / 2)
})

test('a person who copies the crowd ranks where it would, which is high, and adds nothing to it', () => {
  expect(shareAbove(seasons, COPIER)).toBeGreaterThan(0.5)
  expect(Math.abs(relativeOf(seasons, COPIER, 'crowd'))).toBeLessThan(0.001)
  expect(relativeOf(seasons, GOOD, 'crowd')).toBeGreaterThan(0.005)
  expect(shareAbove(seasons, COPIER, 'first')).toBeLessThanOrEqual(0.05)
})

test('after 15 questions the best of thirty is in the top third in four seasons of five', () => {
  expect(shareInTopThird(after(15))).toBeGreaterThanOrEqual(0.8)
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
  expect(meanOf(seasons.slice(0, 3).flatMap(movedBy))).toBeGreaterThan(0.95)
})

test.runIf(process.env.SEASON)('the figures, where somebody asks for them', () => {
  const cast = { GOOD, NINTH: SKILLED.at(-1) as number, MIDDLE: 14, WORST: HONEST - 1 }
  const gamers = { BOT, COPIER, SNIPER, PUPPET, OWNER, PICKER, NEWCOMER, CROWD }
  for (const questions of [15, 30, QUESTIONS]) {
    const played = after(questions)
    console.log(`after ${questions}: best in the top third ${shareInTopThird(played)}`)
    const rows = Object.entries({ ...cast, ...gamers })
    console.table(Object.fromEntries(rows.map(([name, who]) => [name, rowOf(played, who)])))
    const byField = played.map(boardByField)
    const above = rows.map(([name, who]) => [name, shareAboveOn(byField, who)])
    console.log('above the median skilled person with the field', Object.fromEntries(above))
  }
  console.log(`scores moved ${meanOf(seasons.slice(0, 3).flatMap(movedBy))}`)
})
