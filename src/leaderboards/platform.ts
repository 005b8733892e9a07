import { sql } from 'kysely'
import type { Db } from '#src/db/ctx.ts'
import type { PlatformRow } from '#src/db/schema.ts'
import { leastForecasters } from '#src/scores/fair.ts'
import { STORED_UNIT, stored } from '#src/scoring/exact.ts'
import { EARLY, type Platform } from '#src/scoring/platform.ts'

/** The constants in force: the newest estimate, or the early ones before the first. */
export async function platformInForce(
  db: Db,
): Promise<Pick<PlatformRow, 'lambda' | 'sigma_squared' | 'people'> & { made_at: Date | null }> {
  const newest = await db
    .selectFrom('platforms')
    .select(['lambda', 'sigma_squared', 'people', 'made_at'])
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  const { lambda, sigmaSquared } = EARLY
  return (
    newest ?? {
      lambda: stored(lambda),
      sigma_squared: stored(sigmaSquared),
      ...{ people: 0, made_at: null },
    }
  )
}

/** The same as the pure functions take it. */
export const asPlatform = ({
  lambda,
  sigma_squared,
}: Pick<PlatformRow, 'lambda' | 'sigma_squared'>): Platform => ({
  lambda: lambda / STORED_UNIT,
  sigmaSquared: sigma_squared / STORED_UNIT,
})

/** How many people a question needs to count for skill, as the boards ask it now of all. */
export async function forecastersAsked(db: Db): Promise<number> {
  const board = await db.selectFrom('boards').select('forecasters').limit(1).executeTakeFirst()
  return board?.forecasters ?? forecastersNeeded(db)
}

const ENOUGH = 10

/** How many it should ask, by how many have forecast in the last 90 days. */
export async function forecastersNeeded(db: Db): Promise<number> {
  // Ten are enough to know; counting everybody would take longer than the rest.
  const { rows } = await sql<{ people: number }>`
    select count(*) as people from (
      select from people where exists (
        select from forecasts join questions on questions.id = question_id
        where forecasts.person_id = people.id and audience = 'everybody'
          and forecasts.made_at > current_instant() - interval '90 days')
      limit ${ENOUGH}) recent`.execute(db)
  return leastForecasters(rows[0]?.people ?? 0)
}
