import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { may } from '#src/accounts/policy.ts'
import { currentInstant } from '#src/db/clock.ts'
import type { Actor, Db } from '#src/db/ctx.ts'
import { findSite } from '#src/site/queries.ts'
import type { Preset } from '#src/site/site.ts'

/**
 * The one rule about hidden values: others' forecasts on a question, and everything computed from
 * them, are seen by whoever has forecast on it, and by everybody once it is resolved. From the
 * announced time on guests see them as they are; who could still forecast first does when they ask
 * to, which stands beside what they say later. Stands beside `questions` in a query.
 */
export const crowdIsSeenBy = (viewer: Actor | undefined): RawBuilder<SqlBool> =>
  sql<SqlBool>`(questions.state in ('final', 'annulled')
    or (questions.reveal_at <= ${currentInstant} and ${isPlainTo(viewer)})
    or exists (select 1 from forecasts own
      where own.question_id = questions.id and own.person_id = ${viewer?.id ?? 0}))`

/** Whether a crowd that is shown to everybody needs no asking. */
const isPlainTo = (viewer: Actor | undefined): RawBuilder<SqlBool> =>
  may(viewer, 'forecast')
    ? sql<SqlBool>`(questions.audience <> 'everybody'
        or least(questions.closes_at, questions.closed_early_at) <= ${currentInstant}
        or exists (select 1 from crowd_looks
          where crowd_looks.question_id = questions.id and crowd_looks.person_id = ${viewer?.id}))`
    : sql<SqlBool>`true`

/** The same for one forecast: one's own is always seen. Stands beside `forecasts` too. */
export const visible = (viewer: Actor | undefined): RawBuilder<SqlBool> =>
  sql<SqlBool>`(forecasts.person_id = ${viewer?.id ?? 0} or ${crowdIsSeenBy(viewer)})`

/** How many others a crowd has at least, so that it is more than one person's word. */
const MINIMUM: Record<Preset, number> = { club: 1, team: 3, public: 3 }

export const minimumOf = async (db: Db): Promise<number> => MINIMUM[(await findSite(db)).preset]

/**
 * Whether a published point tells of enough others; who has withdrawn is still taken to be among
 * those it tells of. Stands beside `crowd_points`, in addition to who may see the crowd.
 */
export const isCrowdTo = (viewer: Actor | undefined, minimum: number): RawBuilder<SqlBool> =>
  sql<SqlBool>`crowd_points.forecasters >= ${minimum} + exists (select 1 from forecasts own
    where own.question_id = crowd_points.question_id and own.person_id = ${viewer?.id ?? 0}
      and own.made_at <= crowd_points.made_at)::integer`
