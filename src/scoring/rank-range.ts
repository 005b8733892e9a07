import { normalCdf } from './normal.ts'
import type { Skill } from './skill.ts'

/** Where somebody may rank, as far as luck is known; ranks count from 1 and may be fractions. */
export type RankRange = { expected: number; low: number; high: number }

type Uncertain = Pick<Skill, 'skill' | 'deviation'>

/**
 * Expected ranks, and ranks at both ends of everybody's interval: rho(x) = 1 + sum Phi((m - x) / s)
 * over the others, from rho(m_i + 1.96 s_i) to rho(m_i - 1.96 s_i); expected 1 + sum Phi((m_k -
 * m_i) / sqrt(s_k^2 + s_i^2)).
 *
 * @returns in the order given, each 1 to the number of people, low <= expected <= high
 * @see SCORING.md 3.4; Laird and Louis (1989)
 */
export function rankRanges(all: readonly Uncertain[]): RankRange[] {
  return all.map((own) => {
    const others = all.filter((other) => other !== own)
    const reach = 1.96 * own.deviation
    return {
      expected: 1 + sumOf(others, (other) => chanceAhead(other, own.skill, own.deviation)),
      low: 1 + sumOf(others, (other) => chanceAhead(other, own.skill + reach)),
      high: 1 + sumOf(others, (other) => chanceAhead(other, own.skill - reach)),
    }
  })
}

/** The chance that somebody's skill lies above x; of what is certain and equal a half. */
function chanceAhead({ skill, deviation }: Uncertain, x: number, uncertainty = 0): number {
  const spread = Math.sqrt(deviation ** 2 + uncertainty ** 2)
  const gap = skill - x
  return gap === 0 ? 0.5 : normalCdf(gap / spread)
}

const sumOf = (people: readonly Uncertain[], of: (one: Uncertain) => number) =>
  people.reduce((sum, one) => sum + of(one), 0)
