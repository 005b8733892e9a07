import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#src/db/ctx.ts'
import { RULE_SET } from '#src/scoring/rules.ts'
import { type Member, WHOLE_WEIGHT } from './board.ts'

/**
 * On which boards the scores of questions count now: those of `currentScores`, once a board. A
 * season is the quarter of the scheduled close: that was known before anything was said, so that
 * no outcome decides in which season it counts.
 *
 * @param forecasters people a question needs to count for skill
 * @param questions which ones, as a condition on `questions`
 */
export const wantedMembers = (
  forecasters: number,
  questions: RawBuilder<unknown> = sql`true`,
): RawBuilder<Member> => sql<Member>`
  select board, questions.id as question_id, questions.round,
    coalesce(questions.cluster, 'question ' || questions.id) as cluster,
    scored.people >= ${forecasters}::integer as fair, weight
  from questions
  join lateral (
    select count(*) filter (where compared)::integer as people, count(*) as all_rows
    from scores where scores.question_id = questions.id and scores.round = questions.round
      and rule_set = ${RULE_SET}
  ) scored on all_rows > 0
  cross join lateral (
    select 'all' as board, ${WHOLE_WEIGHT}::integer as weight
    union select 'season/' || to_char(closes_at at time zone 'UTC', 'YYYY"-q"Q'), ${WHOLE_WEIGHT}
    union select 'topic/' || tag, ${WHOLE_WEIGHT} from unnest(tags) tag where tag <> ''
    union select 'claim/' || claim_id, ${WHOLE_WEIGHT} from claim_questions
      where question_id = questions.id and relation <> 'context'
    union select 'article/' || article_id, ${WHOLE_WEIGHT} from claim_questions
      join claims on claims.id = claim_id
      where question_id = questions.id and relation <> 'context'
    union select 'tournament/' || tournament_id, tournament_questions.weight
      from tournament_questions join tournaments on tournaments.id = tournament_id
      where question_id = questions.id and tournaments.removed_at is null
  ) boards
  where questions.state = 'final' and questions.removed_at is null
    and questions.reviewed_at is not null and questions.scored
    and questions.audience = 'everybody' and ${questions}`

/** On which boards a question counts as folded in. */
export const keptMembers = (db: Db, question_id: number): Promise<Member[]> =>
  db.selectFrom('board_questions').selectAll().where('question_id', '=', question_id).execute()

/** The other questions of the same events on the same boards, whose sums theirs join. */
export async function siblingsOf(db: Db, members: Member[]): Promise<Member[]> {
  const { rows } = await sql<Member>`
    select distinct board_questions.* from board_questions
    join jsonb_to_recordset(${JSON.stringify(members)}::jsonb)
      as own (board text, cluster text, question_id bigint) using (board, cluster)
    where board_questions.question_id <> own.question_id`.execute(db)
  return rows
}
