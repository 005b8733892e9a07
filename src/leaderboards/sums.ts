import { type RawBuilder, sql } from 'kysely'
import { references } from '#src/scores/score.ts'
import { RULE_SET } from '#src/scoring/rules.ts'

const MEMBER = sql.raw('sign, board, question_id, round, cluster, fair, weight')

/** The pools that could be the crowd are compared with it alone, beside the boards. */
const RANKED = ['person', ...references]

const COUNTS = ['scored', 'crowd_scored']
const PLAIN = [
  ...['averages', 'coverages', 'crowd_averages', 'even_averages'],
  ...['vs_crowd', 'vs_crowd_coverage', 'points', 'relative', 'covered'],
]

/**
 * The columns of `standings` that are sums, all exact: of everything scored, and of what counts for
 * skill, by question (squares) and by cluster (the last three).
 */
export const SUMS = [
  ...COUNTS,
  ...PLAIN,
  ...['clusters', 'squares', 'relative_squares', 'crossed', 'covered_squares'],
]

export const columns = (names: readonly string[], of = (name: string) => sql.ref(name)) =>
  sql.join(names.map(of))

/** Where each line is of one score alone, nothing is to be added up, and the sums are that score's. */
type How = {
  /** Leaves out who is not among them; where a cluster has other questions too. */
  participants?: RawBuilder<unknown> | undefined
  isAlone?: boolean
}

/**
 * What everybody's scores on questions add up to on each board: one query for folding a question
 * in or out and for making boards anew, so that both come to the same integers.
 *
 * @param members rows of a sign, 1 to add and -1 to take away, board, question_id, round, cluster,
 *   fair and weight
 */
export function sumsOver(
  members: RawBuilder<unknown>,
  { participants = sql`true`, isAlone = false }: How = {},
): RawBuilder<unknown> {
  const grouped = (by: RawBuilder<unknown>) => (isAlone ? sql`` : sql`group by ${by}`)
  const whole = (of: RawBuilder<unknown>) => (isAlone ? of : sql`whole_sum(${of})`)
  const large = (of: RawBuilder<unknown>) => (isAlone ? of : sql`sum(${of})`)
  const signed = (name: string) => whole(sql`sign * ${sql.ref(name)}`)
  return sql`
  select board, forecaster, person_id,
    ${columns(COUNTS, (name) => sql`(${signed(name)})::integer as ${sql.ref(name)}`)},
    ${columns(PLAIN, (name) => sql`${signed(name)} as ${sql.ref(name)}`)},
    (${whole(sql`sign * (covered > 0)::integer`)})::integer as clusters,
    ${large(sql`squares`)} as squares,
    ${large(sql`(sign * relative)::numeric * relative`)} as relative_squares,
    ${large(sql`(sign * relative)::numeric * covered`)} as crossed,
    ${large(sql`(sign * covered)::numeric * covered`)} as covered_squares
  from (
    select sign, board, cluster, scores.forecaster, scores.person_id,
      ${whole(sql`1`)} as scored,
      ${whole(sql`scores.average`)} as averages,
      ${whole(sql`scores.coverage`)} as coverages,
      ${whole(sql`coalesce(crowd_average, 0)`)} as crowd_averages,
      ${whole(sql`(crowd_average is not null)::integer`)} as crowd_scored,
      ${whole(sql`coalesce(even_average, 0)`)} as even_averages,
      ${whole(sql`scores.vs_crowd`)} as vs_crowd,
      ${whole(sql`scores.vs_crowd_coverage`)} as vs_crowd_coverage,
      ${whole(sql`weight * scores.peer`)} as points,
      ${whole(sql`(fair and scores.peer_coverage > 0)::integer * scores.peer`)} as relative,
      ${whole(sql`fair::integer * scores.peer_coverage`)} as covered,
      ${large(sql`(sign * fair::integer * scores.peer_coverage)::numeric * scores.peer_coverage`)}
        as squares
    from (
      select members.*, ${averageOf('crowd')} as crowd_average, ${averageOf('even')} as even_average
      from ${members} members (${MEMBER}) offset 0
    ) members
    join scores on scores.question_id = members.question_id and scores.round = members.round
      and scores.rule_set = ${RULE_SET}
    where ${participants} and scores.forecaster = any(${RANKED}::text[])
    ${grouped(sql`board, scores.person_id, scores.forecaster, sign, cluster`)}
  ) by_cluster
  ${grouped(sql`board, person_id, forecaster`)}`
}

/** What a reference row reached on a question: found once for each question, not for each score. */
const averageOf = (forecaster: 'crowd' | 'even') => sql`(
  select average from scores where scores.question_id = members.question_id
    and scores.round = members.round and scores.rule_set = ${RULE_SET}
    and scores.forecaster = ${forecaster} and scores.person_id is null)`
