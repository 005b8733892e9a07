import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { visit } from '#test/support/browserless.ts'
import { freshDatabase } from '#test/support/database.ts'
import { freePort, type Server, startServer } from '#test/support/server.ts'

const KILLS = 20
const PEOPLE = 6

const cleanUp: (() => unknown)[] = []
afterAll(async () => {
  for (const clean of cleanUp.reverse()) await clean()
})

async function signUp(url: string, handle: string) {
  const person = visit(url)
  const response = await person.post('/sign-up', {
    handle,
    email: `${handle}@example.org`,
    password: 'a long word of mine',
  })
  expect(response.status, await response.text()).toBe(303)
  return person
}

/** The first open question on the list. */
async function someQuestion(url: string): Promise<string> {
  const list = await (await fetch(`${url}/questions`)).text()
  return /\/questions\/\d+-[a-z0-9-]+/.exec(list)?.[0] as string
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** Waits for what was asked for rather than for a time: a busy machine only takes longer. */
async function until(happened: () => boolean) {
  for (let tries = 0; tries < 4000 && !happened(); tries++) await pause(5)
}

async function killTwentyTimes(environment: Record<string, string>) {
  let server: Server = await startServer(environment)
  cleanUp.push(() => server.kill())
  const path = await someQuestion(server.url)
  const people = await Promise.all(
    Array.from({ length: PEOPLE }, (_, index) => signUp(server.url, `person_${index}`)),
  )
  const acknowledged: number[][] = people.map(() => [])

  for (let kill = 0; kill < KILLS; kill++) {
    let stopped = false
    const forecasting = people.map(async (person, index) => {
      for (let tried = 0; !stopped && tried < 3; tried++) {
        const percent = 2 + ((kill * 3 + tried) % 96)
        const bp = `${percent}.${index}${kill % 10}`
        const status = await person
          .post(`${path.split('-')[0]}/forecasts`, { kind: 'binary', bp })
          .then(
            (response) => response.status,
            () => 0,
          )
        if (status === 303) acknowledged[index]?.push(Number(bp))
      }
    })
    await until(() => acknowledged.flat().length >= 2 * (kill + 1))
    await pause((kill * 37) % 60)
    await server.kill()
    stopped = true
    await Promise.all(forecasting)
    server = await startServer(environment)
  }

  const missing = await Promise.all(
    people.map(async (person, index) => {
      const page = await (await person.get(path)).text()
      return acknowledged[index]?.filter((percent) => !page.includes(`${percent}%`))
    }),
  )
  await server.stop()
  return { acknowledged: acknowledged.flat().length, missing: missing.flat() }
}

test('kill -9 twenty times on the embedded database loses no acknowledged forecast', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'claimcast-kill-'))
  cleanUp.push(() => rmSync(directory, { recursive: true, force: true }))
  const environment = {
    PORT: String(await freePort()),
    CLAIMCAST_DATA_DIR: directory,
    DATABASE_URL: '',
    CLAIMCAST_TRUSTED_PROXIES: '1',
  }
  const { acknowledged, missing } = await killTwentyTimes(environment)
  console.log(`embedded: ${KILLS} kills, ${acknowledged} acknowledged, ${missing.length} lost`)
  expect(missing).toEqual([])
  expect(acknowledged).toBeGreaterThan(KILLS)
})

test('kill -9 twenty times on PostgreSQL loses no acknowledged forecast', async () => {
  const { url, close } = await freshDatabase()
  cleanUp.push(close)
  const environment = {
    PORT: String(await freePort()),
    DATABASE_URL: url as string,
    CLAIMCAST_TRUSTED_PROXIES: '1',
  }
  const { acknowledged, missing } = await killTwentyTimes(environment)
  console.log(`PostgreSQL: ${KILLS} kills, ${acknowledged} acknowledged, ${missing.length} lost`)
  expect(missing).toEqual([])
  expect(acknowledged).toBeGreaterThan(KILLS)
})
