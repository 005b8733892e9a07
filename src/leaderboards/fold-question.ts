import { sql } from 'kysely'
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
  await addSums(trx, question_id, await signedMembers(trx, gone, added))
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

/** Clusters as they were, to take away, and as they will be, to add. */
async function signedMembers(trx: Trx, gone: Member[], added: Member[]): Promise<Signed[]> {
  const siblings = await siblingsOf(trx, [...gone, ...added])
  return [
    ...[...gone, ...siblings].map((member) => ({ ...member, sign: -1 as const })),
    ...[...added, ...siblings].map((member) => ({ ...member, sign: 1 as const })),
  ]
}

async function addSums(trx: Trx, question_id: number, members: Signed[]): Promise<void> {
  const { lambda } = await platformInForce(trx)
  const rows = sql`(select * from jsonb_to_recordset(${JSON.stringify(members)}::jsonb) as given
    (sign integer, board text, question_id bigint, round integer, cluster text, fair boolean,
      weight integer))`
  // Of a reference row the person is null, which no list is searched for.
  const isParticipant = sql`(scores.forecaster, coalesce(scores.person_id, 0)) in
    (select forecaster, coalesce(person_id, 0) from scores where question_id = ${question_id})`
  const added = (name: string) =>
    sql`${sql.ref(`standings.${name}`)} + ${sql.ref(`excluded.${name}`)}`
  await sql`
    insert into standings (board, forecaster, person_id, ${columns(SUMS)}, skill)
    select board, forecaster, person_id, ${columns(SUMS)}, skill_key(relative, covered, ${lambda})
    from (${sumsOver(rows, isParticipant)}) folded
    on conflict (board, forecaster, person_id) do update set
      ${columns(SUMS, (name) => sql`${sql.ref(name)} = ${added(name)}`)},
      skill = skill_key(${added('relative')}, ${added('covered')}, ${lambda})`.execute(trx)
  const boards = [...new Set(members.map(({ board }) => board))]
  await trx.deleteFrom('standings').where('board', 'in', boards).where('scored', '=', 0).execute()
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
