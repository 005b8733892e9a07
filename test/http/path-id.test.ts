import { Hono } from 'hono'
import { expect, test as pure } from 'vitest'
import { pathId } from '#src/http/path-id.ts'
import { Refusal } from '#src/lib/refusal.ts'
import { test } from '#test/support/world.ts'

/** What the id of an address is read as, or the kind of its refusal. */
const read = async (id: string) => {
  const app = new Hono()
    .onError((error, c) => c.text(error instanceof Refusal ? error.kind : String(error)))
    .get('/things/:id', (c) => c.text(`${pathId(c)}`))
    .get('/others/:other', (c) => c.text(`${pathId(c, 'other')} by its name`))
  return (await app.request(`http://site.test${id}`)).text()
}

pure.for<[written: string, id: string]>([
  ['7', '7'],
  ['7-a-title', '7'],
  ['7-', '7'],
  ['7-8', '7'],
  ['007', '7'],
  ['0', '0'],
  ['7-%C3%BCber-%2F', '7'],
  ['7-%E0%A4%A', '7'],
  ['999999999999999', '999999999999999'],
])('%s is the id %s', async ([written, id]) => {
  expect(await read(`/things/${written}`)).toBe(id)
})

pure.for([
  ['-1', '+7', '7a', 'a7', '1e3', '7.0', '7,0', '0x7', '1_000', 'NaN', 'Infinity'],
  ['9223372036854775807', '9223372036854775808', '1000000000000000', '7'.repeat(4000)],
  ['%207', '7%20', '7%00', '7%0A', '7-%0Ax', '%00', '%', '%ff', '%E0%A4%A'],
  ['%D9%A7', '%EF%BC%97', '%E2%81%B7'],
  ["7'--", '7;drop', '7%27%20or%201=1', '__proto__', 'constructor'],
])('%j are pages that do not exist', async (written) => {
  for (const id of written) expect(await read(`/things/${id}`), id).toBe('not_found')
})

pure('an id of another name is read by it', async () => {
  expect(await read('/others/7')).toBe('7 by its name')
  expect(await read('/others/seven')).toBe('not_found')
})

const HOSTILE = ['0', '-1', '1e3', '9223372036854775808', '999999999999999', '1%00', '%ff', 'new']
const READ = [
  '/questions/ID/forecasts',
  '/questions/ID/crowd',
  '/questions/ID/history',
  '/questions/ID/resolutions',
  '/questions/ID/resolutions/new',
  '/claims/ID',
]

test.for(READ)(
  '%s with an id that nobody has is a page that does not exist',
  async (path, { w }) => {
    for (const id of HOSTILE)
      expect((await w.send('GET', path.replace('ID', id), w.mona)).status, id).toBe(404)
  },
)

const SENT = ['forecasts', 'withdrawals', 'acceptances', 'prechecks', 'closes', 'schedules']

test.for(SENT)(
  'a form to the %s of no question is refused and writes nothing',
  async (what, { w }) => {
    const form = {
      kind: 'binary',
      bp: '73',
      reason: 'Twenty letters and more.',
      closes_at: '2026-04-01',
    }
    for (const id of HOSTILE)
      expect((await w.send('POST', `/questions/${id}/${what}`, w.mona, form)).status, id).toBe(404)
    const keys = w.db
      .selectFrom('idempotency_keys')
      .select('key')
      .where('person_id', '=', w.mona.id)
    expect(await keys.execute()).toEqual([])
  },
)

test('somebody’s session is ended neither by a broken id nor by one that is not theirs', async ({
  w,
}) => {
  const { id } = await w.db
    .selectFrom('sessions')
    .select('id')
    .where('account_id', '=', w.alice.account_id)
    .executeTakeFirstOrThrow()
  for (const [given, status] of [
    ['1e3', 404],
    ['9223372036854775808', 404],
    [`${id}`, 303],
  ] as const)
    expect((await w.send('POST', `/settings/sessions/${given}/ends`, w.bob)).status).toBe(status)
  for (const who of [w.alice, w.bob])
    expect((await w.send('GET', '/settings', who)).status).toBe(200)
})
