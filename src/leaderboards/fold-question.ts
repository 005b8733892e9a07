import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { readClock } from '#src/db/clock.ts'
import type { Trx } from '#src/db/ctx.ts'
import type { BoardRow } from '#src/db/schema.ts'
import type { Member } from './board.ts'
import { countBoards } from './count-boards.ts'
import { listsOf, type Signed } from './lists.ts'
import { keptMembers, siblingsOf, wantedMembers } from './members.ts'
import { forecastersAsked, platformInForce } from './platform.ts'
import { lockBoards } from './rebuild-boards.ts'
import { forgetSteps } from './steps.ts'
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

  const boards = await openBoards(trx, changed, forecasters)
  await addSums(trx, question_id, boards, { gone, added })
  await replaceMembers(trx, question_id, gone, added)
  await countBoards(trx, changed, at)
  await forgetSteps(trx, changed)
  return changed
}

const isSame = (one: Member, other: Member) =>
  one.board === other.board &&
  one.round === other.round &&
  one.cluster === other.cluster &&
  one.fair === other.fair &&
  one.weight === other.weight

/** Opens those that are new, and finds all. */
async function openBoards(trx: Trx, keys: string[], forecasters: number): Promise<BoardRow[]> {
  await trx
    .insertInto('boards')
    .values(keys.map((key) => ({ key, forecasters, questions: 0, clusters: 0 })))
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute()
  return trx.selectFrom('boards').selectAll().where('key', 'in', keys).execute()
}

async function addSums(
  trx: Trx,
  question_id: number,
  boards: BoardRow[],
  { gone, added }: { gone: Member[]; added: Member[] },
): Promise<void> {
  const siblings = await siblingsOf(trx, [...gone, ...added])
  // Clusters as they were, to take away, and as they will be, to add.
  const members: Signed[] = [
    ...[...gone, ...siblings].map((member) => ({ ...member, sign: -1 as const })),
    ...[...added, ...siblings].map((member) => ({ ...member, sign: 1 as const })),
  ]
  const participants = siblings.length > 0 ? await isParticipant(trx, question_id) : undefined
  const { lambda } = await platformInForce(trx)
  const { listed, alike, isAlone } = listsOf(members, boards)
  // In the order of the lines, so that each page of theirs is come by once.
  await sql`
    merge into standings using (
      select summed.*, alike.id, alike.by_points
      from (
        select sums.*, tie_of(forecaster, person_id) as tie
        from (${sumsOver(listed, { participants, isAlone })}) sums order by tie
      ) summed join (values ${sql.join(alike)}) alike (board, id, by_points) using (board)
    ) folded on standings.board_id = folded.id and standings.tie = folded.tie
    when matched and standings.scored + folded.scored = 0 then delete
    when matched then update set ${columns(SUMS, (name) => sql`${sql.ref(name)} = ${sum(name)}`)},
      mean = mean_key(${sum('averages')}, ${sum('scored')}),
      skill = skill_key(${sum('relative')}, ${sum('covered')}, ${lambda})
    when not matched then
      insert (board_id, tie, forecaster, person_id, by_points, mean, skill, ${columns(SUMS)})
      values (id, folded.tie, forecaster, person_id, by_points, mean_key(averages, scored),
        skill_key(relative, covered, ${lambda}), ${columns(SUMS)})`.execute(trx)
}

const sum = (name: string) => sql`${sql.ref(`standings.${name}`)} + ${sql.ref(`folded.${name}`)}`

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
