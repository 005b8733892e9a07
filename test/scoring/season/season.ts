import { conductOf, type Noticed } from '#src/scoring/conduct.ts'
import { fieldStrength } from '#src/scoring/field-strength.ts'
import { clusteredInterval, type Result } from '#src/scoring/interval.ts'
import { logOf } from '#src/scoring/log.ts'
import { normalQuantile } from '#src/scoring/normal.ts'
import { platformOf } from '#src/scoring/platform.ts'
import { type Random, randomFrom } from '#src/scoring/random.ts'
import {
  competitionRanks,
  isRanked,
  minimumClusters,
  rankingKey,
  type Skill,
  skillOf,
} from '#src/scoring/skill.ts'
import { copier, easyPicker, luckyNewcomer, puppet, sniper } from './gamers.ts'
import { COMMON_ERROR, honest, styleAt, type Turn } from './people.ts'
import { type Measure, type Played, play } from './play.ts'
import { type Course, coursesOf, normal } from './questions.ts'

export const HONEST = 30
const LUCKY = 5

/** Thirty people whose quality is spread as a bell, the best first. */
const styles = Array.from({ length: HONEST }, (_, place) => {
  const worst = -normalQuantile(0.5 / HONEST)
  return styleAt((1 + normalQuantile((place + 0.5) / HONEST) / worst) / 2)
})

/** The best of thirty, and the best third, of whom one stands in the middle. */
export const GOOD = 0
export const SKILLED = [0, 1, 2, 3, 4, 5, 6, 7, 8]

/** The rest of the cast by number; an owner and their puppet are as good as the middle person. */
export const [COPIER, SNIPER, PUPPET, OWNER, PICKER, NEWCOMER, CROWD] = [
  30, 31, 32, 33, 34, 35, 36,
] as const
const everybody = [...Array(CROWD).keys()]

/**
 * What each question of a season brought everybody, in the order in which they were resolved.
 *
 * @param isWatched whether an admin sets apart whoever is noticed, from the next question on
 */
export function seasonOf(questions: number, seed: number, isWatched: boolean): Played[][] {
  const played: Played[][] = []
  for (const [index, course] of coursesOf(questions, seed).entries()) {
    const random = randomFrom(1000 * seed + index)
    const turns = turnsOn(course, random)
    const lucky = index < questions - LUCKY ? [] : luckyNewcomer(NEWCOMER, course, random)
    const apart = everybody.map(
      (who) => isWatched && (isApart(played, who) || noticedIn(played, who) !== null),
    )
    played.push(play(course, [...turns, ...lucky], apart))
  }
  return played
}

const isApart = (played: Played[][], who: number) => played.at(-1)?.[who]?.apart === true

/** Even odds on a question of yes or no. */
const EVEN = 0.25

/** What an admin is told of somebody after so many questions. */
export function noticedIn(played: Played[][], who: number): Noticed | null {
  const record = { questions: 0, beyondEven: 0, besideCrowd: 0 }
  for (const question of played) {
    const { brier, relative } = question[who] as Played
    const { crowd } = relative
    if (brier === null || crowd.coverage === 0) continue
    record.questions++
    record.beyondEven += brier - EVEN
    record.besideCrowd += (crowd.relative / crowd.coverage) ** 2
  }
  return conductOf(record)
}

function turnsOn(course: Course, random: Random): Turn[] {
  const asked = { course, common: COMMON_ERROR * normal(random), random }
  const owner = honest(OWNER, styleAt(0.5), asked)
  return [
    ...styles.flatMap((style, who) => honest(who, style, asked)),
    ...copier(COPIER, course),
    ...sniper(SNIPER, course),
    ...owner,
    ...puppet(PUPPET, owner),
    ...easyPicker(PICKER, course),
  ]
}

/** The board by skill that counts how strong the others were; ranks are among the same people. */
export function boardByField(played: Played[][]): Place[] {
  const board = boardAfter(played)
  const intervals = everybody.map((who) => clusteredInterval(resultsOf(played, who, 'peers')))
  const platform = platformOf(intervals.filter((_, who) => !isApart(played, who)))
  const contests = played.map((question) => ({
    ...{ people: everybody, unit: 1e8 },
    reference: question.slice(0, CROWD).map(({ apart }) => !apart),
    window: (question[GOOD] as Played).window,
    log: logOf(everybody.map((who) => (question[who] as Played).moves)),
  }))
  const skills = fieldStrength(contests, intervals, platform.lambda)
  const above = (who: number) =>
    board.filter(
      ({ rank }, other) => rank !== null && (skills[other] as number) > (skills[who] as number),
    )
  return board.map((place, who) => ({
    ...place,
    ...{ skill: skills[who] as number, rank: place.rank === null ? null : 1 + above(who).length },
  }))
}

/** Somebody's place; without a rank while they are provisional, or stand apart. */
export type Place = Skill & { rank: number | null }

export const resultsOf = (played: Played[][], who: number, measure: Measure): Result[] =>
  played.map((question, index) => ({
    ...(question[who] as Played).relative[measure],
    cluster: `${index}`,
  }))

/** The skill board after some questions, by number. */
export function boardAfter(played: Played[][], measure: Measure = 'peers'): Place[] {
  const compared = everybody.filter((who) => !isApart(played, who))
  const all = everybody.map((who) => resultsOf(played, who, measure))
  const platform = platformOf(compared.map((who) => clusteredInterval(all[who] as Result[])))
  const skills = all.map((results) => skillOf(results, platform))
  const keys = skills.map(rankingKey)
  const keyOf = (who: number) => keys[who] as number
  const ranked = compared
    .filter((who) => isRanked(skills[who] as Skill, minimumClusters(played.length)))
    .sort((a, b) => keyOf(b) - keyOf(a))
  const ranks = competitionRanks(ranked.map(keyOf))
  return skills.map((skill, who) => ({ ...skill, rank: ranks[ranked.indexOf(who)] ?? null }))
}

/** The rank of the skilled person in the middle of those who have one. */
export function medianSkilledRank(board: Place[]): number {
  const ranks = SKILLED.flatMap((who) => board[who]?.rank ?? []).sort((a, b) => a - b)
  return ranks[Math.floor(ranks.length / 2)] ?? Number.POSITIVE_INFINITY
}
