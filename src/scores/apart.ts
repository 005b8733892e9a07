import type { Db } from '#src/db/ctx.ts'

/** Who of a question's forecasters stands apart now, so that a score made now compares nobody with them. */
export async function apartNow(db: Db, question_id: number): Promise<Set<number>> {
  const rows = await db
    .selectFrom('people')
    .select('id')
    .where('apart_at', 'is not', null)
    .where('id', 'in', ({ selectFrom }) =>
      selectFrom('forecasts').select('person_id').where('question_id', '=', question_id),
    )
    .execute()
  return new Set(rows.map(({ id }) => id))
}

/** Who stood apart when the scores of a round were made, as those say. */
export async function apartThen(db: Db, question_id: number, round: number): Promise<Set<number>> {
  const rows = await db
    .selectFrom('scores')
    .select('person_id')
    .where('question_id', '=', question_id)
    .where('round', '=', round)
    .where('forecaster', '=', 'person')
    .where('compared', '=', false)
    .execute()
  return new Set(rows.flatMap(({ person_id }) => person_id ?? []))
}
