import { sql } from 'kysely'
import { expect } from 'vitest'
import { transact } from '#src/db/ctx.ts'
import { keepText } from '#src/events/record.ts'
import { makeForecast } from '#src/forecasts/make-forecast.ts'
import { START, test, type World } from '#test/support/world.ts'

const KEPT = [
  ...['claim_anchors', 'crowd_looks', 'crowd_points', 'events', 'forecasts'],
  ...['question_revisions', 'resolution_entries', 'scores', 'platforms', 'tournament_questions'],
]

test('what people may argue about is kept by triggers that nothing switches off', async ({
  db,
}) => {
  const { rows } = await sql<{ name: string; table: string }>`
    select tgname as name, tgrelid::regclass::text as table from pg_trigger
    where tgenabled = 'A' and not tgisinternal order by 1`.execute(db)
  expect(rows.map(({ name }) => name)).toEqual(
    [
      ...KEPT.flatMap((table) =>
        ['kept', 'not_emptied', 'of_now'].map((what) => `${table}_${what}`),
      ),
      ...['questions_wording_kept', 'texts_kept'],
    ].sort(),
  )
})

const forecast = (w: World) =>
  makeForecast(w.ctxOf(w.bob), w.question.id, { kind: 'binary', bp: 7300 })

test.for([
  'update forecasts set made_at = made_at',
  'delete from forecasts',
  'truncate forecasts',
  'update events set actor_id = null',
  'delete from events',
])('"%s" is refused and changes nothing', async (statement, { w }) => {
  await forecast(w)
  await expect(sql.raw(statement).execute(w.db)).rejects.toThrow(/is append-only/)
  const { rows } = await sql`select from forecasts where person_id = ${w.bob.id}`.execute(w.db)
  expect(rows).toHaveLength(1)
})

test('a replica role does not pass the triggers either', async ({ w }) => {
  await forecast(w)
  const cheat = w.db.transaction().execute(async (trx) => {
    await sql`set local session_replication_role = replica`.execute(trx)
    await sql`delete from forecasts where person_id = ${w.bob.id}`.execute(trx)
  })
  await expect(cheat).rejects.toThrow('forecasts is append-only')
})

const WORDING = {
  title: 'Will it snow?',
  criteria: 'YES if snow falls at the harbour station. Otherwise NO.',
  fine_print: 'Sleet is snow.',
  sources: 'The lighthouse',
  spec: { kind: 'choice', options: [] } as never,
}
const reword = (w: World, change: Partial<typeof WORDING>, id = w.question.id) =>
  w.db.updateTable('questions').set(change).where('id', '=', id).execute()

test.for(Object.entries(WORDING))(
  'of a published question the %s stays as it was asked',
  async ([name, words], { w }) => {
    await expect(reword(w, { [name]: words })).rejects.toThrow('the wording of a published')
    const kept = await w.db
      .selectFrom('questions')
      .selectAll()
      .where('id', '=', w.question.id)
      .executeTakeFirst()
    expect(kept).toEqual(w.question)
  },
)

test('a draft is reworded freely until somebody has answered it', async ({ w }) => {
  const { id } = await w.makeQuestion({ state: 'review' })
  await reword(w, WORDING, id)
  await w.db
    .insertInto('forecasts')
    .values({ question_id: id, person_id: w.bob.id, value: null, made_at: new Date(START) })
    .execute()
  await expect(reword(w, { title: 'Will it hail?' }, id)).rejects.toThrow('the wording of')
})

const textOf = (w: World, sha256: string) =>
  w.db.selectFrom('texts').selectAll().where('sha256', '=', sha256).executeTakeFirst()

test('a text can be removed with the moment of it, and never be rewritten', async ({ w }) => {
  const sha256 = await transact(w.ctxOf(), (trx) => keepText(trx, `Said by ${w.bob.handle}.`))
  const change = (to: { body?: string | null; removed_at?: Date | null; sha256?: string }) =>
    w.db.updateTable('texts').set(to).where('sha256', '=', sha256).execute()
  const before = await textOf(w, sha256)
  const at = new Date(START)
  for (const to of [
    { body: 'Something else.' },
    { body: null },
    { removed_at: at },
    { body: null, removed_at: at, sha256: 'another' },
  ])
    await expect(change(to)).rejects.toThrow('may be removed and not rewritten')
  expect(await textOf(w, sha256)).toEqual(before)

  await change({ body: null, removed_at: at })
  await expect(change({ body: before?.body as string, removed_at: null })).rejects.toThrow()
  expect(await textOf(w, sha256)).toEqual({ sha256, body: null, removed_at: at })
})

test.for([
  ['2026-03-01T11:59:57.9Z', false],
  ['2026-03-01T11:59:58.1Z', true],
  ['2026-03-01T12:00:01.9Z', true],
  ['2026-03-01T12:00:02.1Z', false],
] as const)('at noon a row of %s is taken: %s', async ([at, isTaken], { w }) => {
  const row = { question_id: w.question.id, person_id: w.bob.id, value: null }
  const insert = w.db
    .insertInto('forecasts')
    .values({ ...row, made_at: new Date(at) })
    .execute()
  await (isTaken
    ? expect(insert).resolves.toHaveLength(1)
    : expect(insert).rejects.toThrow('takes rows of now only'))
})
