import { expect } from 'vitest'
import { closeQuestion } from '#src/questions/close-question.ts'
import { closeInForce } from '#src/questions/question.ts'
import { engine, runClock } from '#test/support/database.ts'
import { makeQuestion, test, type World } from '#test/support/world.ts'

const CLOSES = 20
const PEOPLE = 80
const WANTED = 1000
const REASON = 'The outcome is about to be known; this stops the race.'

/** A question that is open now by a clock that runs. */
const openNow = (w: World) =>
  makeQuestion(w.db, w.alice, {
    opens_at: new Date(Date.now() - 60_000),
    closes_at: new Date(Date.now() + 3_600_000),
    reveal_at: new Date(Date.now() + 3_600_000),
    resolve_by: new Date(Date.now() + 7_200_000),
  })

test('of forecasts that race against closes, none is accepted at or after its close', async ({
  w,
}) => {
  await runClock(w.db)
  const people = await Promise.all(Array.from({ length: PEOPLE }, () => w.castMember('racer')))
  let [accepted, refused] = [0, 0]

  for (let round = 0; round < CLOSES || accepted < WANTED; round++) {
    const question = await openNow(w)
    let closed = false
    const closing = new Promise<void>((resolve) => setTimeout(resolve, 40 + (round % 5) * 20))
      .then(() => closeQuestion(w.ctxOf(w.mona), question.id, { reason: REASON }))
      .finally(() => {
        closed = true
      })
    // Each sends until the close and once after it, within what one account may send a minute.
    const racing = people.map(async (person) => {
      for (let sent = 0, after = 0; after < 1 && sent < 3; sent++) {
        after += Number(closed)
        const { status } = await w.send('POST', `/questions/${question.id}/forecasts`, person, {
          kind: 'binary',
          bp: String(2 + sent),
        })
        if (status === 303) accepted++
        else if (status === 409) refused++
        else expect(status).toBe(303)
        // The embedded database answers without leaving this thread: timers need their turn.
        await new Promise(setImmediate)
      }
    })
    await Promise.all([closing, ...racing])
  }

  const late = await w.db
    .selectFrom('forecasts')
    .innerJoin('questions', 'questions.id', 'forecasts.question_id')
    .select(['forecasts.id', 'forecasts.made_at', 'closes_at', 'closed_early_at'])
    .where('questions.author_id', '=', w.alice.id)
    .execute()
  console.log(`${engine}: ${accepted} accepted, ${refused} refused`)
  expect(late).toHaveLength(accepted)
  expect(late.filter((row) => row.made_at >= closeInForce(row))).toEqual([])
  expect(refused).toBeGreaterThan(0)
}, 60_000)

test('a hundred forms sent twenty times each make a hundred forecasts', async ({ w }) => {
  const people = await Promise.all(Array.from({ length: 100 }, () => w.castMember('twin')))
  const answers = await Promise.all(
    people.flatMap((person) =>
      Array.from({ length: 20 }, () =>
        w.send('POST', w.path, person, {
          kind: 'binary',
          bp: '73',
          idempotency_key: `key of ${person.id}`,
        }),
      ),
    ),
  )
  const rows = await w.db
    .selectFrom('forecasts')
    .select('person_id')
    .where('question_id', '=', w.question.id)
    .execute()
  expect(rows).toHaveLength(100)
  expect(new Set(rows.map(({ person_id }) => person_id)).size).toBe(100)
  // A twin that waited longer than the lock's limit is told to send again: nothing is doubled.
  expect(answers.every(({ status }) => status === 303 || status === 409)).toBe(true)
}, 60_000)
