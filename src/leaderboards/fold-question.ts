import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { readClock } from '#src/db/clock.ts'
import type { Trx } from '#src/db/ctx.ts'
import type { Member } from './board.ts'
import { countBoards } from './count-boards.ts'
import { keptMembers, siblingsOf, wantedMembers } from './members.ts'
import { forecastersAsked, platformInForce } from './platform.ts'
import { lockBoards } from './rebuild-boards.ts'
import { columns, SUMS, sumsOver } from './sums.ts'

/**
 * Brings every board in line with one question: what counts of it now is folded in, and what was
 * folded in before is taken out to the last digit. Resolved, corrected, removed, tagged otherwise:
 * all the same. Nobody but those who forecast it is touched.
 *
 * @returns the boards that changed
 */
export async function foldQuestion(trx: Trx, question_id: number): Promise<string[]> {
  await lockBoards(trx)
  const at = await readClock(trx)
  const forecasters = await forecastersAsked(trx)
  const kept = await keptMembers(trx, question_id)
  const { rows: wanted } = await wantedMembers(
    forecasters,
    sql`questions.id = ${question_id}`,
  ).execute(trx)
  const gone = kept.filter((one) => !wanted.some((other) => isSame(one, other)))
  const added = wanted.filter((one) => !kept.some((other) => isSame(one, other)))
  const changed = [...new Set([...gone, ...added].map(({ board }) => board))]
  if (changed.length === 0) return []

  await openBoards(trx, changed, forecasters)
  await addSums(trx, question_id, gone, added)
  await replaceMembers(trx, question_id, gone, added)
  await countBoards(trx, changed, at)
  return changed
}

const isSame = (one: Member, other: Member) =>
  one.board === other.board &&
  one.round === other.round &&
  one.cluster === other.cluster &&
  one.fair === other.fair &&
  one.weight === other.weight

const openBoards = (trx: Trx, keys: string[], forecasters: number) =>
  trx
    .insertInto('boards')
    .values(keys.map((key) => ({ key, forecasters, questions: 0, clusters: 0 })))
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute()

type Signed = Member & { sign: 1 | -1 }

async function addSums(
  trx: Trx,
  question_id: number,
  gone: Member[],
  added: Member[],
): Promise<void> {
  const siblings = await siblingsOf(trx, [...gone, ...added])
  // Clusters as they were, to take away, and as they will be, to add.
  const members: Signed[] = [
    ...[...gone, ...siblings].map((member) => ({ ...member, sign: -1 as const })),
    ...[...added, ...siblings].map((member) => ({ ...member, sign: 1 as const })),
  ]
  const isTouched = siblings.length > 0 ? await isParticipant(trx, question_id) : undefined
  const { lambda } = await platformInForce(trx)
  const rows = listed(members)
  const sum = (name: string) =>
    sql`${sql.ref(`standings.${name}`)} + ${sql.ref(`excluded.${name}`)}`
  await sql`
    insert into standings (board, forecaster, person_id, ${columns(SUMS)}, skill)
    select board, forecaster, person_id, ${columns(SUMS)}, skill_key(relative, covered, ${lambda})
    from (${sumsOver(rows, isTouched)}) folded
    on conflict (board, forecaster, person_id) do update set
      ${columns(SUMS, (name) => sql`${sql.ref(name)} = ${sum(name)}`)},
      skill = skill_key(${sum('relative')}, ${sum('covered')}, ${lambda})`.execute(trx)
  const boards = [...new Set(members.map(({ board }) => board))]
  await trx.deleteFrom('standings').where('board', 'in', boards).where('scored', '=', 0).execute()
}

/** As a list of values, whose length the database knows when it plans. */
const listed = (members: Signed[]): RawBuilder<unknown> =>
  sql`(values ${sql.join(
    members.map(
      ({
        sign,
        board,
        question_id,
        round,
        cluster,
        fair,
        weight,
      }) => sql`(${sign}::integer, ${board},
      ${question_id}::bigint, ${round}::integer, ${cluster}, ${fair}::boolean, ${weight}::integer)`,
    ),
  )})`

/** Of the others in a cluster nothing changes; the list keeps their lines from being written. */
async function isParticipant(trx: Trx, question_id: number): Promise<RawBuilder<SqlBool>> {
  const people = await trx
    .selectFrom('scores')
    .select('person_id')
    .distinct()
    .where('question_id', '=', question_id)
    .where('person_id', 'is not', null)
    .execute()
  const ids = people.map(({ person_id }) => person_id)
  return sql`(scores.person_id is null or scores.person_id = any(${ids}::bigint[]))`
}

async function replaceMembers(trx: Trx, question_id: number, gone: Member[], added: Member[]) {
  const boards = gone.map(({ board }) => board)
  if (boards.length > 0)
    await trx
      .deleteFrom('board_questions')
      .where('question_id', '=', question_id)
      .where('board', 'in', boards)
      .execute()
  if (added.length > 0) await trx.insertInto('board_questions').values(added).execute()
}
