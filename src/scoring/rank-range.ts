import { normalCdf } from './normal.ts'
import type { Skill } from './skill.ts'

/** Where somebody may rank, as far as luck is known; ranks count from 1 and may be fractions. */
export type RankRange = { expected: number; low: number; high: number }

export type Uncertain = Pick<Skill, 'skill' | 'deviation'>

/** People of about the same skill, taken together. */
export type Group = Uncertain & { people: number }

/**
 * People in order of skill, taken together where there are more than so many groups, so that a
 * place among a hundred thousand costs no more than one among a few hundred.
 *
 * @param most groups; as many people as that or fewer stay one a group, and ranks are exact
 * @see SCORING.md 7
 */
export function grouped(all: readonly Uncertain[], most = 64): Group[] {
  const ordered = all.toSorted((a, b) => a.skill - b.skill || a.deviation - b.deviation)
  const size = Math.ceil(ordered.length / most)
  return Array.from({ length: Math.ceil(ordered.length / (size || 1)) }, (_, index) => {
    const members = ordered.slice(index * size, (index + 1) * size)
    const mean = (of: (one: Uncertain) => number) =>
      members.reduce((sum, one) => sum + of(one), 0) / members.length
    return {
      people: members.length,
      skill: mean(({ skill }) => skill),
      deviation: mean(({ deviation }) => deviation),
    }
  })
}

/**
 * Where somebody of this skill ranks among the others: the expected rank, and the ranks at both
 * ends of the interval: rho(x) = 1 + sum Phi((m - x) / s) over the others, from rho(m_i + 1.96 s_i)
 * to rho(m_i - 1.96 s_i); expected 1 + sum Phi((m_k - m_i) / sqrt(s_k^2 + s_i^2)).
 *
 * @param groups of everybody, oneself included
 * @returns each 1 to the number of people, low <= expected <= high
 * @see SCORING.md 3.4; Laird and Louis (1989)
 */
export function rankRangeAmong(groups: readonly Group[], own: Uncertain): RankRange {
  const reach = 1.96 * own.deviation
  // One's own group where it is oneself alone; in a larger one the own part is taken out again.
  const home = groups.find(
    ({ skill, deviation }) => skill === own.skill && deviation === own.deviation,
  )
  const rank = (x: number, uncertainty = 0) => {
    const ahead = (one: Uncertain) => chanceAhead(one, x, uncertainty)
    const others = groups.reduce(
      (sum, group) => sum + (group.people - Number(group === home)) * ahead(group),
      0,
    )
    return 1 + Math.max(0, home ? others : others - ahead(own))
  }
  return {
    expected: rank(own.skill, own.deviation),
    low: rank(own.skill + reach),
    high: rank(own.skill - reach),
  }
}

/** The ranges of all of them, in the order given. */
export function rankRanges(all: readonly Uncertain[]): RankRange[] {
  const groups = grouped(all, all.length)
  return all.map((own) => rankRangeAmong(groups, own))
}

/** The chance that somebody's skill lies above x; of what is certain and equal a half. */
function chanceAhead({ skill, deviation }: Uncertain, x: number, uncertainty = 0): number {
  const spread = Math.sqrt(deviation ** 2 + uncertainty ** 2)
  const gap = skill - x
  if (gap === 0) return 0.5
  const z = gap / spread
  // Nine deviations away nothing is left to count.
  return Math.abs(z) > 9 ? Number(z > 0) : normalCdf(z)
}
