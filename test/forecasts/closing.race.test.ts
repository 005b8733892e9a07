import { type ServerType, serve } from '@hono/node-server'
import { expect } from 'vitest'
import type { Question } from '#src/db/schema.ts'
import { closeInForce } from '#src/questions/question.ts'
import { engine, runClock } from '#test/support/database.ts'
import { makeQuestion, type Player, test, type World } from '#test/support/world.ts'

const CLOSES = 21
const WANTED = 1000
const PEOPLE = 80
const AT_ONCE = 20
const REASON = 'The outcome is about to be known; this stops the race.'

const inMs = (milliseconds: number) => new Date(Date.now() + milliseconds)
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** A question that is open now by a clock that runs, and closes by itself. */
const openFor = (w: World, milliseconds: number) =>
  makeQuestion(w.db, w.alice, {
    opens_at: inMs(-60_000),
    closes_at: inMs(milliseconds),
    reveal_at: inMs(milliseconds),
    resolve_by: inMs(7_200_000),
  })

/** The site behind a real port of this machine. */
async function listen({ app }: World): Promise<{ url: string; server: ServerType }> {
  return new Promise((resolve) => {
    const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) =>
      resolve({ url: `http://127.0.0.1:${port}`, server }),
    )
    // On a busy machine a pause would end connections just when the next form is sent over them.
    Object.assign(server, { keepAliveTimeout: 0 })
  })
}

async function post(url: string, who: Player, fields: Record<string, string>): Promise<number> {
  const response = await fetch(url, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'sec-fetch-site': 'same-origin', cookie: who.cookie },
    body: new URLSearchParams({ idempotency_key: crypto.randomUUID(), ...fields }),
  })
  await response.text()
  return response.status
}

type Close = { lasts: number; move: (moderator: Player, path: string) => Promise<number> }

/** The three ways a close comes: by hand, moved while people send, and by the clock alone. */
const closes: Record<string, Close> = {
  'closed now': {
    lasts: 5000,
    move: async (moderator, path) => {
      await pause(150)
      return post(`${path}/closes`, moderator, { reason: REASON })
    },
  },
  'moved later': {
    lasts: 1500,
    move: async (moderator, path) => {
      await pause(100)
      const closes_at = inMs(1900).toISOString()
      return post(`${path}/schedules`, moderator, { move_reason: REASON, closes_at })
    },
  },
  'by the clock': { lasts: 300, move: async () => 303 },
}

/** Sends until the question is closed; @returns how many were accepted and refused for it. */
async function race(path: string, person: Player) {
  for (let accepted = 0; ; accepted++) {
    const status = await post(`${path}/forecasts`, person, { kind: 'binary', bp: '73' })
    if (status === 303) continue
    // More than an account may send in a minute: somebody else goes on.
    if (status === 429) return { accepted, refused: 0 }
    expect(status).toBe(409)
    return { accepted, refused: 1 }
  }
}

const rowsOn = (w: World, question: Question) =>
  w.db
    .selectFrom('forecasts')
    .innerJoin('questions', 'questions.id', 'forecasts.question_id')
    .select(['forecasts.id', 'forecasts.made_at', 'closes_at', 'closed_early_at'])
    .where('question_id', '=', question.id)
    .execute()

test('of forecasts that race against closes, none is accepted at or after its close', async ({
  w,
  onTestFinished,
}) => {
  await runClock(w.db)
  const { url, server } = await listen(w)
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())))
  const people = await Promise.all(Array.from({ length: PEOPLE }, () => w.castMember('racer')))
  const moderator = await w.castMember('mona', 'moderator')
  const counts = Object.fromEntries(
    Object.keys(closes).map((name) => [name, { accepted: 0, refused: 0, moved: 0 }]),
  )
  let accepted = 0

  for (let round = 0; round < CLOSES || accepted < WANTED; round++) {
    const [name, { lasts, move }] = Object.entries(closes)[round % 3] as [string, Close]
    const question = await openFor(w, lasts)
    const path = `${url}/questions/${question.id}`
    const start = (round * AT_ONCE) % PEOPLE
    const racers = people.slice(start, start + AT_ONCE)
    const [moved, ...raced] = await Promise.all([
      move(moderator, path),
      ...racers.map((person) => race(path, person)),
    ])

    const rows = await rowsOn(w, question)
    const told = raced.reduce((sum, one) => sum + one.accepted, 0)
    expect(rows).toHaveLength(told)
    expect(rows.filter((row) => row.made_at >= closeInForce(row))).toEqual([])
    const count = counts[name] as { accepted: number; refused: number; moved: number }
    count.accepted += told
    count.refused += raced.reduce((sum, one) => sum + one.refused, 0)
    count.moved += Number(moved === 303)
    accepted += told
  }

  console.log(`${engine}: ${accepted} accepted, ${JSON.stringify(counts)}`)
  for (const { refused, moved } of Object.values(counts)) {
    expect(refused).toBeGreaterThan(0)
    expect(moved).toBeGreaterThan(0)
  }
}, 480_000)

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
}, 240_000)
