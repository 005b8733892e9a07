import { randomUUID } from 'node:crypto'
import { test as base } from 'vitest'
import type { Role } from '#src/accounts/account.ts'
import { startSession } from '#src/accounts/session.ts'
import { createApp } from '#src/app.ts'
import { type Config, readConfig } from '#src/config.ts'
import type { Actor, Ctx, Db } from '#src/db/ctx.ts'
import type { NewQuestionRow, Person, Question } from '#src/db/schema.ts'
import type { Site } from '#src/http/env.ts'
import { freshDatabase, setClock } from './database.ts'

/** A member of the cast: a person with an account, signed in. */
export type Player = Person & { account_id: number; cookie: string }

export const START = '2026-03-01T12:00Z'
export const asPart = { 'hx-request-type': 'partial' }

let used = 0

async function castMember(db: Db, name: string, role: Role, barred = false): Promise<Player> {
  const handle = `${name}_${++used}`
  const person = await db
    .insertInto('people')
    .values({ handle, role, barred_at: barred ? new Date(START) : null })
    .returningAll()
    .executeTakeFirstOrThrow()
  const { id } = await db
    .insertInto('accounts')
    .values({ person_id: person.id, email: `${handle}@example.org`, password: 'no password' })
    .returning('id')
    .executeTakeFirstOrThrow()
  const cookie = await startSession(db, { secure: false }, { id, agent: 'test' })
  return { ...person, account_id: id, cookie: cookie.split(';')[0] as string }
}

/** A published question of one day around the test's noon, unless told otherwise. */
export const makeQuestion = (
  db: Db,
  author: Person,
  told: Partial<NewQuestionRow> = {},
): Promise<Question> =>
  db
    .insertInto('questions')
    .values({
      author_id: author.id,
      title: 'Will it rain?',
      spec: { kind: 'binary' },
      criteria: 'YES if rain falls at the harbour station. Otherwise NO.',
      sources: 'The harbour station',
      state: 'published',
      opens_at: new Date('2026-03-01T00:00Z'),
      closes_at: new Date('2026-03-02T00:00Z'),
      reveal_at: new Date('2026-03-02T00:00Z'),
      resolve_by: new Date('2026-03-09T00:00Z'),
      reviewed_at: new Date('2026-03-01T00:00Z'),
      reviewed_by: author.id,
      ...told,
    })
    .returningAll()
    .executeTakeFirstOrThrow()

export const actorOf = ({ id, handle, role, barred_at }: Person): Actor => ({
  id,
  handle,
  role,
  barred: barred_at !== null,
})

export type World = Awaited<ReturnType<typeof world>>

/** The cast, one question, and the app in front of them; all of one's own. */
export async function world(
  db: Db,
  settings: Record<string, string> = {},
  more: Partial<Site> = {},
) {
  await setClock(db, START)
  const config: Config = readConfig({
    CLAIMCAST_PUBLIC_URL: 'http://site.test',
    CLAIMCAST_TRUSTED_PROXIES: '1',
    ...settings,
  })
  // A network of its own for each test, so that limits by network are not shared.
  const network = { 'x-forwarded-for': `10.${(++used >> 8) % 256}.${used % 256}.1` }
  const app = createApp(() => ({ config, db, asset: (name) => `/assets/${name}`, ...more }))
  const [alice, bob, mona, max, ada, eve] = [
    await castMember(db, 'alice', 'member'),
    await castMember(db, 'bob', 'member'),
    await castMember(db, 'mona', 'moderator'),
    await castMember(db, 'max', 'moderator'),
    await castMember(db, 'ada', 'admin'),
    await castMember(db, 'eve', 'member', true),
  ]
  const question = await makeQuestion(db, alice)

  return {
    ...{ db, app, config, alice, bob, mona, max, ada, eve, question },
    path: `/questions/${question.id}/forecasts`,
    ctxOf: (who?: Person): Ctx => ({ db, actor: who && actorOf(who) }),
    setClock: (at: string) => setClock(db, at),
    castMember: (name: string, role: Role = 'member') => castMember(db, name, role),
    makeQuestion: (told?: Partial<NewQuestionRow>) => makeQuestion(db, alice, told),

    /** A request as a browser sends it; a write carries a fresh idempotency key unless given. */
    async send(
      method: 'GET' | 'POST',
      path: string,
      who?: Player,
      fields: Record<string, string> = {},
      headers: Record<string, string> = {},
    ): Promise<Response> {
      const cookie = who ? { cookie: who.cookie } : {}
      if (method === 'GET')
        return app.request(`http://site.test${path}`, {
          headers: { ...network, ...cookie, ...headers },
        })
      return app.request(`http://site.test${path}`, {
        method,
        headers: { 'sec-fetch-site': 'same-origin', ...network, ...cookie, ...headers },
        body: new URLSearchParams({ idempotency_key: randomUUID(), ...fields }),
      })
    },
  }
}

/** One database for each file; people, question and clock for each test. */
export const test = base
  .extend('db', { scope: 'file' }, async ({}, { onCleanup }) => {
    const { db, close } = await freshDatabase()
    onCleanup(close)
    return db
  })
  .extend('w', async ({ db }) => world(db))
