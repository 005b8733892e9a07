import { expect } from 'vitest'
import { runJobs } from '#src/jobs/run.ts'
import { askedByAlice } from '#test/support/personal.ts'
import { asPart, type Player, test, type World } from '#test/support/world.ts'

const MISSING = 999_999_999
const PARTS = ['', '-will-my-secret-zebra-sing', '/forecasts', '/crowd', '/history', '/resolutions']
const READS = [...PARTS, '/resolutions/new']
const REASON = 'It says so at the station, in so many words.'
const decided = { kind: 'binary', happened: 'yes', version: '1' }
const grounds = { reason: REASON, evidence: 'https://a.example/' }
const WRITES: [path: string, fields: Record<string, string>][] = [
  ['/forecasts', { kind: 'binary', bp: '60%' }],
  ['/forecasts', { kind: 'binary', bp: 'much' }],
  ['/forecasts', { kind: 'binary', bp: '100%' }],
  ['/forecasts', { kind: 'binary', bp: '60', step: '5' }],
  ['/withdrawals', {}],
  ['/acceptances', {}],
  ['/prechecks', {}],
  ['/closes', { reason: REASON }],
  ['/closes', { reason: '' }],
  ['/schedules', { move_reason: REASON, closes_at: '2026-12-31' }],
  ['/audiences', { audience: 'link' }],
  ['/audiences', { audience: 'everybody' }],
  ['/own-resolutions', decided],
  ['/own-resolutions', { kind: 'binary', version: 'x' }],
  ['/resolutions', { ...decided, ...grounds }],
  ['/resolutions', { ...decided, reason: '' }],
  ['/resolutions/previews', { ...decided, ...grounds }],
]
const STRANGERS = [undefined, 'bob', 'mona', 'ada', 'eve'] as const

let networks = 0
/** A network for each request: what guests may write is counted by it. */
const fromAfar = () => ({ 'x-forwarded-for': `10.88.${++networks % 256}.1` })

/** Everything a browser is told, the question's own number left out. */
async function told(response: Response, id: number) {
  const headers = [...response.headers].filter(([name]) => name !== 'set-cookie')
  const body = (await response.text()).replace(/name="idempotency_key" value="[^"]*"/g, '')
  const whole = JSON.stringify([response.status, headers, body])
  return whole.replaceAll(`questions/${id}`, 'ID').replaceAll(`questions%2F${id}`, 'ID')
}

const asked = async (w: World, who: Player | undefined, id: number, more: string) => [
  await told(await w.send('GET', `/questions/${id}${more}`, who), id),
  await told(await w.send('GET', `/questions/${id}${more}`, who, {}, asPart), id),
]

test.for(STRANGERS)('to %s a question for oneself is like none', async (name, { w }) => {
  const { id } = await askedByAlice(w)
  const who = name && w[name]
  for (const more of READS)
    for (const key of ['', '?key=', `?key=${'x'.repeat(43)}`, '?key=%00'])
      expect(await asked(w, who, id, more + key), more + key).toEqual(
        await asked(w, who, MISSING, more + key),
      )
})

test.for(STRANGERS)(
  'what %s sends to it is answered as if there were none, and writes nothing',
  async (name, { w }) => {
    const { id } = await askedByAlice(w)
    const before = await everything(w, id)
    for (const [path, fields] of WRITES) {
      const who = name && w[name]
      const send = (to: number) =>
        w.send('POST', `/questions/${to}${path}`, who, fields, fromAfar())
      const [here, there] = [await send(id), await send(MISSING)]
      expect(here.status, path).toBeGreaterThanOrEqual(400)
      expect(await told(here, id), path).toBe(await told(there, MISSING))
    }
    expect(await everything(w, id)).toEqual(before)
  },
)

/** All that is stored of a question. */
async function everything({ db }: World, id: number) {
  const tables = ['forecasts', 'drafts', 'events', 'resolution_entries'] as const
  const rows = tables.map((table) =>
    db.selectFrom(table).selectAll().where('question_id', '=', id).execute(),
  )
  const question = db.selectFrom('questions').selectAll().where('id', '=', id).execute()
  return Promise.all([question, ...rows])
}

const listsOf = ({ alice }: World) => [
  ...['/', '/questions', '/questions?q=zebra', '/questions?state=closed', '/articles', '/log'],
  ...['/questions?state=resolved', '/questions?state=scheduled', '/leaderboards', '/personal'],
  ...['/moderation', '/leaderboards?board=skill', `/forecasters/${alice.handle}`],
  ...['/desk', '/leaderboards?around=me'],
]

const resolve = (w: World, id: number) =>
  w.send('POST', `/questions/${id}/own-resolutions`, w.alice, decided)

test.for(['oneself', 'link'])(
  'asked for %s, it is in no list of anybody else, and in none for everybody',
  async (audience, { w }) => {
    const { id } = await askedByAlice(w, { audience })
    const trace = new RegExp(`zebra sing|/questions/${id}\\b|question ${id}\\b`)
    for (const moment of ['open', 'due', 'resolved']) {
      if (moment === 'due') await w.setClock('2026-03-11T12:00Z')
      if (moment === 'resolved') expect((await resolve(w, id)).status).toBe(303)
      await runJobs(w.db)
      for (const path of listsOf(w)) {
        for (const name of STRANGERS)
          expect(await (await w.send('GET', path, name && w[name])).text(), path).not.toMatch(trace)
        if (path !== '/log' && path !== '/personal')
          expect(await (await w.send('GET', path, w.alice)).text(), path).not.toMatch(trace)
      }
    }
  },
)

test('its author alone finds its moves in the log', async ({ w }) => {
  const { id } = await askedByAlice(w)
  await resolve(w, id)
  const page = await (await w.send('GET', '/log', w.alice)).text()
  expect(page.match(/Will my secret zebra sing\?/g)).toHaveLength(3)
})

test('it is never the next question to forecast', async ({ w }) => {
  await askedByAlice(w, { closes_at: '2026-03-01 13:00' })
  for (const who of [w.bob, w.alice, undefined]) {
    const next = await w.send('GET', `/questions/next?after=${w.question.id}`, who)
    expect(next.headers.get('location')).not.toContain('zebra')
  }
})
