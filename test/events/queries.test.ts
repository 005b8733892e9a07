import { expect } from 'vitest'
import { transact } from '#src/db/ctx.ts'
import type { NewEvent } from '#src/events/event.ts'
import { listLog } from '#src/events/queries.ts'
import { keepText, record } from '#src/events/record.ts'
import { test, type World } from '#test/support/world.ts'

const NOW = new Date('2026-03-01T12:00Z')
type Told = Pick<NewEvent, 'name' | 'subject_id'> & Partial<NewEvent> & { reason?: string }

/** Records what mona did, and hands back how the log tells it. */
async function told(w: World, { reason, ...event }: Told) {
  await transact(w.ctxOf(w.mona), async (trx) => {
    const reason_sha256 = reason === undefined ? {} : { reason_sha256: await keepText(trx, reason) }
    await record(trx, w.ctxOf(w.mona), { at: NOW, ...reason_sha256, ...event })
  })
  return first(w)
}

const first = async (w: World) => (await listLog(w.ctxOf())).rows[0]
const of = ({ question: { id } }: World) => ({
  ...{ name: 'question.accepted' as const, subject_id: id, question_id: id },
})

test('an entry carries the words behind its hashes', async ({ w }) => {
  expect(await told(w, { ...of(w), reason: 'Why.', link: 'https://a.example/' })).toEqual({
    id: expect.any(Number),
    name: 'question.accepted',
    subject_id: w.question.id,
    question_id: w.question.id,
    link: 'https://a.example/',
    made_at: NOW,
    handle: w.mona.handle,
    reason: 'Why.',
    subject: 'Will it rain?',
    article_slug: null,
    decided: null,
  })
})

test.for([
  ['a draft', { state: 'draft' }],
  ['one for moderators’ eyes', { state: 'review' }],
  ['removed', { removed_at: NOW }],
] as const)(
  'of a question that is %s the log keeps the title to itself',
  async ([, change], { w }) => {
    await w.db.updateTable('questions').set(change).where('id', '=', w.question.id).execute()
    expect(await told(w, of(w))).toMatchObject({ subject: null, question_id: w.question.id })
  },
)

test('a person is told by handle, whoever changed their role or barred them', async ({ w }) => {
  for (const name of ['role.changed', 'person.barred'] as const)
    expect(await told(w, { name, subject_id: w.bob.id })).toMatchObject({
      handle: w.mona.handle,
      subject: w.bob.handle,
      question_id: null,
    })
})

test('an id of one table is not looked up in another', async ({ w }) => {
  for (const name of ['article.added', 'claim.quoted', 'preset.changed'] as const)
    expect(await told(w, { name, subject_id: w.bob.id })).toMatchObject({
      subject: null,
      article_slug: null,
    })
})

test('a reason that was removed is gone from the log, the move is not', async ({ w }) => {
  const entry = await told(w, { ...of(w), reason: 'A name nobody should read.' })
  await w.db
    .updateTable('texts')
    .set({ body: null, removed_at: NOW })
    .where('body', '=', 'A name nobody should read.')
    .execute()
  expect(await first(w)).toEqual({ ...entry, reason: null })
})

test('what nobody may see does not push what everybody may off the page', async ({ w }) => {
  const shown = await told(w, of(w))
  for (let times = 0; times < 51; times++)
    await told(w, { name: 'forecast.made', subject_id: 1, question_id: w.question.id })
  expect(await first(w)).toEqual(shown)
})

test('a cursor leads to what came before it, the oldest to nothing', async ({ w }) => {
  const [one, two] = [await told(w, of(w)), await told(w, of(w))]
  const { rows } = await listLog(w.ctxOf(), String(two?.id))
  expect(rows[0]).toEqual(one)
  expect(await listLog(w.ctxOf(), '0')).toEqual({ rows: [], after: undefined })
})

test.for(['', 'x', '1.2', '1e3', ' 1', '1 ', '0x10', 'NaN', '9223372036854775808', '1;2', '１'])(
  'the cursor %j was written by nobody, so the log begins anew',
  async (cursor, { w }) => {
    const entry = await told(w, of(w))
    expect((await listLog(w.ctxOf(), cursor)).rows[0]).toEqual(entry)
  },
)

test('a page holds fifty', async ({ w }) => {
  const oldest = await told(w, of(w))
  for (let times = 0; times < 49; times++) await told(w, of(w))
  const { rows } = await listLog(w.ctxOf())
  expect(rows).toHaveLength(50)
  expect(rows.at(-1)).toEqual(oldest)
})
