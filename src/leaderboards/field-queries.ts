import type { Db } from '#src/db/ctx.ts'
import type { Line } from './line.ts'

/** The skill of people with the strength of the others counted, in 1e-9, where it was measured. */
export async function fieldSkillsOf(db: Db, lines: Line[]): Promise<Map<number, number>> {
  const people = lines.flatMap(({ person_id }) => person_id ?? [])
  if (people.length === 0) return new Map()
  const rows = await db
    .selectFrom('field_skills')
    .select(['person_id', 'skill'])
    .where('person_id', 'in', people)
    .execute()
  return new Map(rows.map(({ person_id, skill }) => [person_id, skill]))
}
