import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { STORED_UNIT } from '#src/scoring/exact.ts'
import type { Ranking } from './board.ts'

/**
 * How a board puts people in order, by the columns of `standings`: two keys that rise, then a tie
 * that tells any two lines apart; whose first keys are equal share the rank.
 */
type Order = {
  keys: [RawBuilder<number>, RawBuilder<number>]
  /** Who is on the board at all. */
  listed: RawBuilder<SqlBool>
  /** Who of the people has a rank, by the fewest separate events that it asks for. */
  ranked: (minimum: number) => RawBuilder<SqlBool>
}

const ANYBODY = () => sql<SqlBool>`true`

export const orders: Record<Ranking, Order> = {
  brier: {
    keys: [sql`standings.mean`, sql`(-standings.scored)`],
    listed: sql`true`,
    ranked: ANYBODY,
  },
  skill: {
    keys: [sql`(-standings.skill)`, sql`0::bigint`],
    listed: sql`standings.clusters > 0`,
    ranked: (minimum) =>
      sql`(standings.clusters >= ${minimum}::integer
        and standings.covered >= ${(minimum / 2) * STORED_UNIT}::bigint)`,
  },
  points: {
    keys: [sql`(-standings.points)`, sql`0::bigint`],
    listed: sql`true`,
    ranked: ANYBODY,
  },
}
