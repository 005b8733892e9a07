import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#src/db/ctx.ts'
import { wantedMembers } from './members.ts'
import { forecastersAsked, platformInForce } from './platform.ts'
import { columns, SUMS, sumsOver } from './sums.ts'

/** A figure of a board that is stored otherwise than it is computed; null where there is none. */
export type BoardDifference = {
  board: string
  who: string
  column: string
  stored: string | null
  computed: string | null
}

/** Figures by column; sums of squares pass 2^53, so all are compared as the database writes them. */
type Line = Record<string, string>

type Differing = { board: string; who: string; stored: Line | null; computed: Line | null }

/** So many lines are enough to see what is wrong. */
const MOST_LINES = 200

/**
 * Makes every board anew beside the ones there are, and reports each figure that differs, each line
 * that is missing and each that should not be there.
 */
export async function verifyBoards(
  db: Db,
): Promise<{ rows: number; differences: BoardDifference[] }> {
  const { lambda } = await platformInForce(db)
  const made = sql`(select board, tie_of(forecaster, person_id) as tie, forecaster, person_id,
    board like 'tournament/%' as by_points, mean_key(averages, scored) as mean,
    skill_key(relative, covered, ${lambda}) as skill, ${columns(SUMS)}
    from (${sumsOver(sql`(select 1 as sign, wanted.* from wanted)`)}) summed)`
  const { rows } = await sql<Differing>`
    with wanted as materialized (${wantedMembers(await forecastersAsked(db))}),
    computed as (${linesOf(made, sql`wanted`)}
      union all select board, 'summary', jsonb_build_object('questions', count(*),
        'clusters', count(distinct cluster)) from wanted group by board),
    stored as (${linesOf(
      sql`(select coalesce(key, board_id::text) as board, tie, forecaster, person_id, by_points, mean,
        skill, ${columns(SUMS)} from standings left join (select id, key from boards) boards on id = board_id)`,
      sql`board_questions`,
    )}
      union all select key, 'summary',
        jsonb_build_object('questions', questions, 'clusters', clusters) from boards)
    select coalesce(stored.board, computed.board) as board, coalesce(stored.who, computed.who) as who,
      ${asTexts('stored')}, ${asTexts('computed')}
    from stored full join computed on stored.board = computed.board and stored.who = computed.who
    where stored.line is distinct from computed.line
    order by 1, 2 limit ${MOST_LINES}`.execute(db)
  return { rows: await linesKept(db), differences: rows.flatMap(differencesIn) }
}

const linesKept = async (db: Db) =>
  (
    await db
      .selectFrom('standings')
      .select(({ fn }) => fn.countAll<number>().as('lines'))
      .executeTakeFirstOrThrow()
  ).lines

/** Each row as one value, so that all its columns are compared at once. */
const linesOf = (standings: RawBuilder<unknown>, members: RawBuilder<unknown>) => sql`
  select board, concat_ws(' ', forecaster, person_id) as who, to_jsonb(standing) as line
  from ${standings} standing
  union all select board, 'question ' || question_id, to_jsonb(member) from ${members} member`

const asTexts = (name: string) => sql`
  (select jsonb_object_agg(key, value) from jsonb_each_text(${sql.ref(`${name}.line`)}))
    as ${sql.ref(name)}`

const differencesIn = ({ board, who, stored, computed }: Differing): BoardDifference[] =>
  Object.keys({ ...stored, ...computed }).flatMap((column) => {
    const difference = { stored: stored?.[column] ?? null, computed: computed?.[column] ?? null }
    return difference.stored === difference.computed
      ? []
      : { ...{ board, who, column }, ...difference }
  })
