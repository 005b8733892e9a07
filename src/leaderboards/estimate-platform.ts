import { sql } from 'kysely'
import type { Trx } from '#src/db/ctx.ts'
import { stored } from '#src/scoring/exact.ts'
import { platformOf } from '#src/scoring/platform.ts'
import { ALL } from './board.ts'
import { intervalOfStanding } from './line.ts'
import { platformInForce } from './platform.ts'
import { isApart } from './ranks.ts'
import { lockBoards } from './rebuild-boards.ts'
import { forgetSteps } from './steps.ts'

/**
 * Estimates from the results of everybody who does not stand apart how much is luck and how much
 * skill differs, notes it for everybody to read, and puts the boards in the order that follows.
 *
 * @returns whether anything changed; then how skill is spread is to be noted anew
 */
export async function estimatePlatform(trx: Trx): Promise<boolean> {
  await lockBoards(trx)
  const rows = await trx
    .selectFrom('standings')
    .innerJoin('boards', 'boards.id', 'board_id')
    .selectAll('standings')
    .where('key', '=', ALL)
    .where('forecaster', '=', 'person')
    .where(isApart, '=', false)
    .where('standings.clusters', '>', 0)
    .execute()
  const { people, ...estimate } = platformOf(rows.map(intervalOfStanding))
  const next = { lambda: stored(estimate.lambda), sigma_squared: stored(estimate.sigmaSquared) }
  const { lambda, sigma_squared } = await platformInForce(trx)
  if (next.lambda === lambda && next.sigma_squared === sigma_squared) return false

  const tau_squared = estimate.tauSquared === null ? null : stored(estimate.tauSquared)
  await trx
    .insertInto('platforms')
    .values({ ...next, tau_squared, people })
    .execute()
  await sql`update standings set skill = skill_key(relative, covered, ${next.lambda})
    where skill <> skill_key(relative, covered, ${next.lambda})`.execute(trx)
  await forgetSteps(trx)
  return true
}
