import { sql } from 'kysely'
import type { Db } from '#src/db/ctx.ts'
import { RULE_SET } from '#src/scoring/rules.ts'

export const PEOPLE = 100_000
export const RESULTS = 10_000_000
/** Who takes part in the question that is folded in. */
export const TAKING_PART = 10_000

const PER_QUESTION = 1000
const TOPICS = 20

/** A number from 0 to under 1 that depends on its parts alone, so that every run has the same data. */
const drawn = (...parts: string[]) =>
  sql.raw(`((hashint8extended(${parts.join(' # ')}, 20261125) & 1048575) / 1048576.0)`)

const scoreOf = (question: string, person: string) => sql`
  floor(4e9 * ${drawn(`${question} * 7919`, person)})::bigint as average, 1 as active_ms,
  1e10::bigint as coverage,
  floor(2e9 * (${drawn(`${question} * 104729`, person)} - 0.5)
    + 6e8 * (${drawn('0::bigint', person)} - 0.5))::bigint as peer,
  floor(1e10 * (0.2 + 0.8 * ${drawn(`${question} * 1299709`, person)}))::bigint as peer_coverage,
  0 as vs_median, 0 as vs_median_of_others, 1e8::bigint as vs_crowd, 1e10::bigint as vs_crowd_coverage`

const COLUMNS = sql.raw(
  `question_id, round, rule_set, forecaster, person_id, compared, average, active_ms, coverage, peer,
  peer_coverage, vs_median, vs_median_of_others, vs_crowd, vs_crowd_coverage`,
)

/** People, resolved questions and their scores; nothing folded. Triggers and keys come after. */
export async function fill(db: Db, { people, results }: { people: number; results: number }) {
  const questions = results / PER_QUESTION
  await sql`insert into people (handle) select 'person_' || n from generate_series(1, ${people}::int) n`.execute(
    db,
  )
  await sql`
    insert into questions (author_id, title, spec, criteria, sources, tags, cluster, state, opens_at,
      closes_at, reveal_at, resolve_by, reviewed_at)
    select 1, 'Question ' || n, '{"kind":"binary"}', 'YES if it happens.', 'The register',
      array['topic ' || n % ${TOPICS}], case when n % 5 = 0 then 'event ' || n / 10 end, 'final',
      '2025-01-01', '2025-01-15'::timestamptz + n % 8 * interval '91 days', '2025-02-01',
      '2030-01-01', '2025-01-01'
    from generate_series(1, ${questions}::int) n`.execute(db)
  await sql`alter table scores disable trigger all`.execute(db)
  for (const key of ['scores_question_id_round_rule_set_forecaster_person_id_key'])
    await sql`alter table scores drop constraint ${sql.ref(key)}`.execute(db)
  await sql`drop index scores_person`.execute(db)
  const stride = people / PER_QUESTION
  await sql`
    insert into scores (${COLUMNS})
    select questions.id, 1, ${RULE_SET}, 'person', people.id, true, ${scoreOf('questions.id', 'people.id')}
    from questions cross join generate_series(1, ${PER_QUESTION}::int) place
    join people on people.id = 1 + (place * ${stride}::bigint + questions.id * 31) % ${people}::bigint + 1
    where questions.state = 'final'`.execute(db)
  await sql`insert into scores (${COLUMNS})
    select questions.id, 1, ${RULE_SET}, forecaster, null, false, ${scoreOf('questions.id', '1::bigint')}
    from questions, unnest(array['crowd', 'even']) forecaster`.execute(db)
  await sql`alter table scores add constraint scores_question_id_round_rule_set_forecaster_person_id_key
    unique nulls not distinct (question_id, round, rule_set, forecaster, person_id)`.execute(db)
  await sql`create index scores_person on scores (person_id, question_id)`.execute(db)
  await sql`vacuum analyze`.execute(db)
}

/** One more resolved question with so many taking part. */
export async function makeResult(db: Db, taking: number): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into questions (author_id, title, spec, criteria, sources, tags, state, opens_at, closes_at,
      reveal_at, resolve_by, reviewed_at)
    values (1, 'One more', '{"kind":"binary"}', 'YES if it happens.', 'The register', '{"topic 1"}',
      'final', '2025-01-01', '2025-02-01', '2025-02-01', '2030-01-01', '2025-01-01')
    returning id`.execute(db)
  const { id } = rows[0] as { id: number }
  await sql`
    insert into scores (${COLUMNS})
    select ${id}::bigint, 1, ${RULE_SET}, 'person', id, true, ${scoreOf(`${id}::bigint`, 'id')}
    from people where id > 1 order by hashint8extended(id, ${id}) limit ${taking}`.execute(db)
  await sql`insert into scores (${COLUMNS})
    select ${id}::bigint, 1, ${RULE_SET}, forecaster, null, false, ${scoreOf(`${id}::bigint`, '1::bigint')}
    from unnest(array['crowd', 'even']) forecaster`.execute(db)
  return id
}

/** The newest result is opened again. */
export async function annulResults(db: Db): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    update questions set state = 'published' where id = (select max(id) from questions)
    returning id`.execute(db)
  return (rows[0] as { id: number }).id
}

/** Everything the boards hold, in one number that is the same for the same rows in any order. */
export async function fingerprint(db: Db): Promise<string> {
  const { rows } = await sql<{ print: string }>`
    select concat_ws(' ',
      (select sum(hashtextextended(standings::text, 1)::numeric) from standings),
      (select sum(hashtextextended(board_questions::text, 2)::numeric) from board_questions),
      (select sum(hashtextextended(concat_ws(' ', key, questions, clusters, forecasters), 3)::numeric)
        from boards)) as print`.execute(db)
  return (rows[0] as { print: string }).print
}
