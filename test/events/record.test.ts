import { expect } from 'vitest'
import { type Trx, transact } from '#src/db/ctx.ts'
import type { NewEvent } from '#src/events/event.ts'
import { keepText, record } from '#src/events/record.ts'
import { sha256 } from '#src/lib/sha256.ts'
import { type Player, test, type World } from '#test/support/world.ts'

const NOW = new Date('2026-03-01T12:00Z')

/** Records an event of the world's question, and hands back its row. */
async function happen(w: World, who?: Player, more: Partial<NewEvent> = {}) {
  const { question } = w
  await transact(w.ctxOf(who), (trx) =>
    record(trx, w.ctxOf(who), {
      name: 'question.accepted',
      subject_id: question.id,
      at: NOW,
      ...more,
    }),
  )
  return w.db
    .selectFrom('events')
    .selectAll()
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
}

const keep = (w: World, words: string) => transact(w.ctxOf(), (trx) => keepText(trx, words))
const kept = ({ db }: World, hash: string) =>
  db.selectFrom('texts').selectAll().where('sha256', '=', hash).execute()
const many = async ({ db }: World) => {
  const { count } = db.fn
  const { events } = await db
    .selectFrom('events')
    .select(count('id').as('events'))
    .executeTakeFirstOrThrow()
  return Number(events)
}

test('an event says what, who, of what and when, and no more than it was told', async ({ w }) => {
  expect(await happen(w, w.mona)).toEqual({
    id: expect.any(Number),
    name: 'question.accepted',
    actor_id: w.mona.id,
    subject_id: w.question.id,
    question_id: null,
    reason_sha256: null,
    link: null,
    made_at: NOW,
  })
})

test('what the site does by itself has no actor', async ({ w }) => {
  expect((await happen(w)).actor_id).toBeNull()
})

test('each event asks for its own reactions, once', async ({ w }) => {
  const [one, two] = [await happen(w, w.mona), await happen(w, w.mona)]
  const asked = await w.db
    .selectFrom('jobs')
    .select(['key', 'payload', 'attempts'])
    .where('name', '=', 'react')
    .where('key', 'in', [String(one.id), String(two.id)])
    .orderBy('id')
    .execute()
  expect(asked).toEqual([
    { key: String(one.id), payload: { event_id: one.id }, attempts: 0 },
    { key: String(two.id), payload: { event_id: two.id }, attempts: 0 },
  ])
})

test.for(['2026-03-01T11:50Z', '2026-03-01T12:10Z', '1970-01-01T00:00Z'])(
  'an event of another time (%s) is refused and nothing is recorded',
  async (at, { w }) => {
    const before = await many(w)
    await expect(happen(w, w.mona, { at: new Date(at) })).rejects.toThrow()
    expect(await many(w)).toBe(before)
  },
)

test('a reason that was not kept is no reason', async ({ w }) => {
  const unknown = happen(w, w.mona, { reason_sha256: sha256('never said') })
  await expect(unknown).rejects.toThrow('events_reason_sha256_fkey')
})

test.for(['', 'Ja, “über” ½ 🌧', "'); drop table texts; --", '<b>bold</b>', 'x'.repeat(100_000)])(
  'words are kept as they are, under their hash (%#)',
  async (words, { w }) => {
    const hash = await keep(w, words)
    expect(hash).toBe(sha256(words))
    expect(await kept(w, hash)).toEqual([{ sha256: hash, body: words, removed_at: null }])
  },
)

test('words that differ in a letter’s case or a space are different words', async ({ w }) => {
  const hashes = await Promise.all(['A reason.', 'a reason.', 'A reason. '].map((x) => keep(w, x)))
  expect(new Set(hashes).size).toBe(3)
})

test('words that were removed stay removed when they are said again', async ({ w }) => {
  const hash = await keep(w, 'A name nobody should read.')
  await w.db
    .updateTable('texts')
    .set({ body: null, removed_at: NOW })
    .where('sha256', '=', hash)
    .execute()
  expect(await keep(w, 'A name nobody should read.')).toBe(hash)
  expect(await kept(w, hash)).toMatchObject([{ body: null, removed_at: NOW }])
})

test('words of a move that fails are not kept', async ({ w }) => {
  const failing = transact(w.ctxOf(w.mona), async (trx: Trx) => {
    await keepText(trx, 'Said in vain.')
    throw new Error('no')
  })
  await expect(failing).rejects.toThrow('no')
  expect(await kept(w, sha256('Said in vain.'))).toEqual([])
})
