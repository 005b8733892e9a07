import { expect } from 'vitest'
import { seed } from '#src/entry/seed.ts'
import { runClock } from '#test/support/database.ts'
import { test } from '#test/support/world.ts'

const silent = () => {}
const count = async (
  db: Parameters<typeof seed>[0],
  table: 'questions' | 'claims' | 'articles' | 'events',
) => (await db.selectFrom(table).select('id').execute()).length

test('the starter opens a site once; twice adds nothing', async ({ db, w }) => {
  await w.setClock('2026-11-24T10:00Z')
  const before = { questions: await count(db, 'questions'), claims: await count(db, 'claims') }
  await seed(db, silent)
  const after = {
    questions: await count(db, 'questions'),
    claims: await count(db, 'claims'),
    events: await count(db, 'events'),
  }
  expect(after.claims - before.claims).toBe(19)
  expect(after.questions - before.questions).toBe(30)
  await seed(db, silent)
  expect({
    questions: await count(db, 'questions'),
    claims: await count(db, 'claims'),
    events: await count(db, 'events'),
  }).toEqual(after)
})

test('open questions open now, the share listing waits for a moderator, practice closes soon', async ({
  db,
  w,
}) => {
  await w.setClock('2026-11-24T10:00Z')
  await seed(db, silent)
  const byKey = async (key: string) =>
    db.selectFrom('questions').selectAll().where('starter_key', '=', key).executeTakeFirstOrThrow()
  expect(await byKey('Q01')).toMatchObject({
    ...{ state: 'published', kind: 'binary', scored: true, cluster: 'orbital-computing' },
    ...{ opens_at: new Date('2026-11-24T10:00Z'), archived_at: null, prechecked_by: null },
  })
  expect(await byKey('Q08')).toMatchObject({ state: 'published', scored: false, archived_at: null })
  expect(await byKey('Q22')).toMatchObject({ kind: 'choice', state: 'published' })
  expect(await byKey('Q23')).toMatchObject({ kind: 'ordered', spec: { options: { length: 5 } } })
  expect(await byKey('Q25')).toMatchObject({
    ...{ kind: 'numeric', state: 'published', cluster: 'terafab' },
    spec: { low: 100, high: 1_000_000, ends: 'both', axis: 'log', unit: 'wafer starts a month' },
  })
  expect(await byKey('Q26')).toMatchObject({
    ...{ kind: 'date', state: 'published', cluster: 'terafab' },
    spec: { low: '2026-11-24', high: '2030-12-31', ends: 'high' },
  })
  expect(await byKey('Q27')).toMatchObject({ kind: 'numeric', spec: { axis: 'linear' } })
  expect(await byKey('Q05')).toMatchObject({ state: 'draft', reviewed_at: null })
  expect(await byKey('practice-minutes')).toMatchObject({
    practice: true,
    closes_at: new Date('2026-11-24T10:10Z'),
  })
  const moderator = await w.castMember('queue', 'moderator')
  const queue = await (await w.send('GET', '/moderation', moderator)).text()
  expect(queue.indexOf('list its shares on a US exchange')).toBeGreaterThan(0)
  expect(queue.indexOf('list its shares on a US exchange')).toBeLessThan(queue.indexOf('To accept'))
  const article = await db
    .selectFrom('articles')
    .select('slug')
    .where('starter_key', '=', 'A1')
    .executeTakeFirstOrThrow()
  const page = await (await w.send('GET', `/articles/${article.slug}`)).text()
  expect(page).toContain('our own summary')
  expect(page.match(/class="mark"/g)?.length).toBeGreaterThanOrEqual(19)
})

test('a site that starts late puts away what has closed meanwhile', async ({ w }) => {
  const { freshDatabase, setClock } = await import('#test/support/database.ts')
  const { db, close } = await freshDatabase()
  await setClock(db, '2027-07-15T00:00Z')
  await seed(db, silent)
  const away = await db
    .selectFrom('questions')
    .select('starter_key')
    .where('archived_at', 'is not', null)
    .execute()
  expect(away.map(({ starter_key }) => starter_key)).toContain('Q03')
  expect(away.map(({ starter_key }) => starter_key)).not.toContain('Q08')
  await runClock(db)
  await close()
  expect(w.question.id).toBeGreaterThan(0)
})
