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

/**
 * What everybody's scores on questions add up to on each board: one query for folding a question
 * in or out and for making boards anew, so that both come to the same integers.
 *
 * @param members rows of a sign, 1 to add and -1 to take away, board, question_id, round, cluster,
 *   fair and weight
 * @param participants leaves out who is not among them; where a cluster has other questions too
 */
export const sumsOver = (
  members: RawBuilder<unknown>,
  participants: RawBuilder<unknown> = sql`true`,
): RawBuilder<unknown> => sql`
  select board, forecaster, person_id,
    ${columns(COUNTS, (name) => sql`whole_sum(sign * ${sql.ref(name)})::integer as ${sql.ref(name)}`)},
    ${columns(PLAIN, (name) => sql`whole_sum(sign * ${sql.ref(name)}) as ${sql.ref(name)}`)},
    whole_sum(sign * (covered > 0)::integer)::integer as clusters,
    sum(sign * squares) as squares,
    sum((sign * relative)::numeric * relative) as relative_squares,
    sum((sign * relative)::numeric * covered) as crossed,
    sum((sign * covered)::numeric * covered) as covered_squares
  from (
    select sign, board, cluster, scores.forecaster, scores.person_id,
      count(*) as scored,
      whole_sum(scores.average) as averages,
      whole_sum(scores.coverage) as coverages,
      whole_sum(crowd_average) as crowd_averages,
      count(crowd_average) as crowd_scored,
      whole_sum(even_average) as even_averages,
      whole_sum(scores.vs_crowd) as vs_crowd,
      whole_sum(scores.vs_crowd_coverage) as vs_crowd_coverage,
      whole_sum(weight * scores.peer) as points,
      whole_sum(scores.peer) filter (where fair and scores.peer_coverage > 0) as relative,
      whole_sum(scores.peer_coverage) filter (where fair) as covered,
      coalesce(sum(scores.peer_coverage::numeric * scores.peer_coverage) filter (where fair), 0)
        as squares
    from (
      select members.*, ${averageOf('crowd')} as crowd_average, ${averageOf('even')} as even_average
      from ${members} members (${MEMBER}) offset 0
    ) members
    join scores on scores.question_id = members.question_id and scores.round = members.round
      and scores.rule_set = ${RULE_SET}
    where ${participants} and scores.forecaster = any(${RANKED}::text[])
    group by board, scores.person_id, scores.forecaster, sign, cluster
  ) by_cluster
  group by board, person_id, forecaster`

/** What a reference row reached on a question: found once for each question, not for each score. */
const averageOf = (forecaster: 'crowd' | 'even') => sql`(
  select average from scores where scores.question_id = members.question_id
    and scores.round = members.round and scores.rule_set = ${RULE_SET}
    and scores.forecaster = ${forecaster} and scores.person_id is null)`
