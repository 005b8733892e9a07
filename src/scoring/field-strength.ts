import type { Compared, Logged } from './log.ts'
import { peerScores } from './peer.ts'
import { rankingKey } from './skill.ts'

/** A question as a contest: who stood when, and what each earned. Numbers are those of people. */
export type Contest = Compared & {
  log: readonly Logged[]
  /** Who is whom among all people, by their number on this question. */
  people: readonly number[]
}

/** R and C of each person over all contests. */
export type Earned = { relative: number; coverage: number }

const SWEEPS = 10
const KEY_UNIT = 1e9

/**
 * Skill with the strength of the field counted: who earns the same beside better people is better.
 * The fixed point of skill_i = (R_i + Phi_i) / (C_i + lambda), where Phi_i is the sum over
 * questions of 1/W integral of the mean skill of the others who stood while i did.
 *
 * That mean is a peer score of skills: everybody is taken to hold their skill for as long as they
 * stood, so that each sweep costs as much as scoring the questions once. A sweep moves skills by at
 * most C / (C + lambda) of what the one before did.
 *
 * @param earned by person; those without coverage stay at 0
 * @returns in units of a Brier score, by person
 * @see SCORING.md 3.4, audit column
 */
export function fieldStrength(
  contests: readonly Contest[],
  earned: readonly Earned[],
  lambda: number,
): number[] {
  const skillWith = (strength: (who: number) => number) =>
    earned.map(({ relative, coverage }, who) => (relative + strength(who)) / (coverage + lambda))
  let skills = skillWith(() => 0)
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const strengths = new Float64Array(earned.length)
    for (const contest of contests) addStrengths(strengths, contest, skills)
    skills = skillWith((who) => strengths[who] as number)
  }
  return skills
}

function addStrengths(
  strengths: Float64Array,
  { log, people, reference, window }: Contest,
  skills: readonly number[],
): void {
  // What was known before it opened brings nobody beside anybody.
  if (window.to === window.from) return
  const keys = people.map((who) => rankingKey({ skill: skills[who] as number }))
  const held = log.map(({ at, who, score }) => ({
    ...{ at, who },
    score: score === null ? null : (keys[who] as number),
  }))
  // Up to what is known and no further: who stands at the end meets nobody after it.
  const met = { from: window.from, to: window.to, end: window.to }
  const strengthOf = peerScores(held, { reference, window: met, unit: KEY_UNIT })
  const share = (window.to - window.from) / (window.end - window.from)
  for (const [index, who] of people.entries()) {
    const { peer, coverage } = strengthOf(index)
    const others = peer + (coverage * (keys[index] as number)) / KEY_UNIT
    strengths[who] = (strengths[who] as number) + share * others
  }
}
