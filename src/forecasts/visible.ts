import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { currentInstant } from '#src/db/clock.ts'
import type { Actor } from '#src/db/ctx.ts'

/**
 * The one rule about hidden values: others' forecasts on a question, and everything computed from
 * them, are seen by whoever has forecast on it, and by everybody from the announced time on and
 * once it is resolved. Stands beside `questions` in a query.
 */
export const crowdIsSeenBy = (viewer: Actor | undefined): RawBuilder<SqlBool> =>
  sql<SqlBool>`(questions.state in ('final', 'annulled') or questions.reveal_at <= ${currentInstant}
    or exists (select 1 from forecasts own
      where own.question_id = questions.id and own.person_id = ${viewer?.id ?? 0}))`

/** The same for one forecast: one's own is always seen. Stands beside `forecasts` too. */
export const visible = (viewer: Actor | undefined): RawBuilder<SqlBool> =>
  sql<SqlBool>`(forecasts.person_id = ${viewer?.id ?? 0} or ${crowdIsSeenBy(viewer)})`
