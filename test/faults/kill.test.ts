import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { afterAll, expect, test } from 'vitest'
import { readConfig } from '#src/config.ts'
import type { Db } from '#src/db/ctx.ts'
import { openDatabase } from '#src/entry/open.ts'
import { type Visitor, visit } from '#test/support/browserless.ts'
import { freshDatabase } from '#test/support/database.ts'
import { freePort, type Server, startServer } from '#test/support/server.ts'
import { migratedDirectory } from '#test/support/template.ts'

const KILLS = 20
/** Enough that nobody comes to the sixty forecasts a minute that one account may make. */
const PEOPLE = 10
const ACKNOWLEDGED_BEFORE_A_KILL = 4

const cleanUp: (() => unknown)[] = []
afterAll(async () => {
  for (const clean of cleanUp.reverse()) await clean()
})

type Person = { handle: string; visitor: Visitor; sent: number }
/** What one person sent under a key; the value is sent once only, so that its row is known by it. */
type Sending = { person: Person; key: string; bp: number }

async function signUp(url: string, handle: string): Promise<Person> {
  const visitor = visit(url)
  const account = { handle, email: `${handle}@example.org`, password: 'a long word of mine' }
  const response = await visitor.post('/sign-up', account)
  expect(response.status, await response.text()).toBe(303)
  return { handle, visitor, sent: 0 }
}

/** The first open question on the list. */
async function someQuestion(url: string): Promise<string> {
  const list = await (await fetch(`${url}/questions`)).text()
  return /\/questions\/\d+/.exec(list)?.[0] as string
}

/** @returns whether it was acknowledged, or undefined when no answer came */
async function send(path: string, { person, key, bp }: Sending): Promise<boolean | undefined> {
  const form = { kind: 'binary', bp: String(bp / 100), idempotency_key: key }
  const status = await person.visitor.post(`${path}/forecasts`, form).then(
    (response) => response.status,
    () => undefined,
  )
  if (status === undefined) return undefined
  expect([303, 429]).toContain(status)
  return status === 303
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

/**
 * Everybody sends, one form after another, until the server is dead; it is killed at an
 * acknowledgement while others wait for theirs.
 */
async function sendUntilKilled(server: Server, path: string, people: Person[]) {
  const [acknowledged, unknown]: [Sending[], Sending[]] = [[], []]
  let [underWay, met] = [0, 0]
  let killed: Promise<void> | undefined
  const sending = people.map(async (person) => {
    while (!killed) {
      const one = { person, key: randomUUID(), bp: 200 + person.sent++ }
      underWay++
      const answer = await send(path, one)
      underWay--
      if (answer === undefined) unknown.push(one)
      if (answer) acknowledged.push(one)
      if (answer === false) await pause(500)
      if (killed || underWay === 0 || acknowledged.length < ACKNOWLEDGED_BEFORE_A_KILL) continue
      met = underWay
      killed = server.kill()
    }
  })
  await Promise.all(sending)
  await killed
  return { acknowledged, unknown, met }
}

/** Sent again under its key, what has an unknown outcome ends up saved, once. */
async function settle(path: string, unknown: Sending[]) {
  await Promise.all(
    unknown.map(async (one) => {
      let answer = await send(path, one)
      for (; answer === false; answer = await send(path, one)) await pause(1000)
      expect(answer).toBe(true)
    }),
  )
}

const named = ({ person, bp }: Sending) => `${person.handle} ${bp}`

async function killTwentyTimes(environment: Record<string, string>) {
  let server: Server = await startServer(environment)
  cleanUp.push(() => server.kill())
  const path = await someQuestion(server.url)
  const people: Person[] = []
  for (let index = 0; index < PEOPLE; index++)
    people.push(await signUp(server.url, `person_${index}`))

  const saved: string[] = []
  let unanswered = 0
  for (let kill = 0; kill < KILLS; kill++) {
    const { acknowledged, unknown, met } = await sendUntilKilled(server, path, people)
    expect(met).toBeGreaterThan(0)
    expect(unknown.length, `kill ${kill} left nobody without an answer`).toBeGreaterThan(0)
    server = await startServer(environment)
    await settle(path, unknown)
    saved.push(...[...acknowledged, ...unknown].map(named))
    unanswered += unknown.length
  }
  await server.stop()
  return { saved, unanswered }
}

async function rowsOf(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('forecasts')
    .innerJoin('people', 'people.id', 'forecasts.person_id')
    .select(['handle', 'value'])
    .execute()
  return rows.map(({ handle, value }) => `${handle} ${value?.kind === 'binary' ? value.bp : '?'}`)
}

/** Each acknowledged forecast is one row, and there is no other. */
function compare(engine: string, saved: string[], unanswered: number, rows: string[]) {
  const lost = saved.filter((one) => !rows.includes(one))
  const doubled = rows.filter((one, index) => rows.indexOf(one) !== index)
  console.log(
    `${engine}: ${KILLS} kills, ${saved.length} saved, ${unanswered} of them unanswered at first, ` +
      `${lost.length} lost, ${doubled.length} doubled`,
  )
  expect(lost).toEqual([])
  expect(doubled).toEqual([])
  expect(rows.toSorted()).toEqual(saved.toSorted())
}

test('kill -9 twenty times on the embedded database loses and doubles no forecast', async () => {
  const directory = await migratedDirectory()
  cleanUp.push(() => rmSync(directory, { recursive: true, force: true }))
  const environment = {
    PORT: String(await freePort()),
    CLAIMCAST_DATA_DIR: directory,
    DATABASE_URL: '',
    CLAIMCAST_TRUSTED_PROXIES: '1',
  }
  const { saved, unanswered } = await killTwentyTimes(environment)
  const { db, close } = await openDatabase(readConfig(environment), () => {})
  compare('embedded', saved, unanswered, await rowsOf(db))
  await close()
}, 1_200_000)

test('kill -9 twenty times on PostgreSQL loses and doubles no forecast', async () => {
  const { db, url, close } = await freshDatabase()
  cleanUp.push(close)
  const environment = {
    PORT: String(await freePort()),
    DATABASE_URL: url as string,
    CLAIMCAST_TRUSTED_PROXIES: '1',
  }
  const { saved, unanswered } = await killTwentyTimes(environment)
  compare('PostgreSQL', saved, unanswered, await rowsOf(db))
}, 1_200_000)
