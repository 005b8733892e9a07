import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { STORED_UNIT } from '#src/scoring/exact.ts'
import { minimumClusters } from '#src/scoring/skill.ts'
import type { Ranking } from './board.ts'

type Literal = RawBuilder<unknown>

/**
 * How a board puts people in order, by the columns of `standings`: two keys that rise, then a tie
 * that tells any two lines apart; whose first keys are equal share the rank.
 */
type Order = {
  keys: [RawBuilder<number>, RawBuilder<number>]
  /** Who is on the board at all. */
  listed: RawBuilder<SqlBool>
  /** Who of the people has a rank, where not everybody has one. */
  ranked?: Ranked
}

type Ranked = {
  /** By the fewest separate events that it asks for. */
  by: (minimum: number) => RawBuilder<SqlBool>
  /** What holds of everybody in a group whatever is asked for: the conditions of its index. */
  among: { ranked: RawBuilder<SqlBool>; others: RawBuilder<SqlBool> }
}

/** As they stand in the conditions of the indexes, or these are of no use. */
const [LEAST, MOST, HALF] = [
  minimumClusters(0),
  minimumClusters(Infinity),
  (minimumClusters(Infinity) / 2) * STORED_UNIT,
].map((value) => sql.raw(String(value))) as [Literal, Literal, Literal]

export const orders: Record<Ranking, Order> = {
  brier: {
    keys: [sql`standings.mean`, sql`(-standings.scored)`],
    listed: sql`true`,
  },
  skill: {
    keys: [sql`(-standings.skill)`, sql`0::bigint`],
    listed: sql`standings.clusters > 0`,
    ranked: {
      by: (minimum) =>
        sql`(standings.clusters >= ${minimum}::integer
          and standings.covered >= ${(minimum / 2) * STORED_UNIT}::bigint)`,
      among: {
        ranked: sql`(standings.clusters >= ${LEAST} or standings.tie < 0)`,
        others: sql`(standings.clusters < ${MOST} or standings.covered < ${HALF})`,
      },
    },
  },
  points: {
    keys: [sql`(-standings.points)`, sql`0::bigint`],
    listed: sql`standings.by_points`,
  },
}
