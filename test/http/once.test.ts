import { expect } from 'vitest'
import { forecastsBy } from '#src/forecasts/queries.ts'
import { test, type World } from '#test/support/world.ts'

const said = (percent: string, key: string) => ({
  kind: 'binary',
  bp: percent,
  idempotency_key: key,
})

const count = async ({ db, bob, question }: World) =>
  (await forecastsBy(db, bob.id, question.id)).length

const keys = ({ db, bob }: World) =>
  db.selectFrom('idempotency_keys').selectAll().where('person_id', '=', bob.id).execute()

test('a form sent again is answered like the first time and does nothing', async ({ w }) => {
  const first = await w.send('POST', w.path, w.bob, said('73', 'k1'))
  const second = await w.send('POST', w.path, w.bob, said('73', 'k1'))
  expect([first.status, second.status]).toEqual([303, 303])
  expect(second.headers.get('location')).toBe(first.headers.get('location'))
  expect(await count(w)).toBe(1)
})

test('a key belongs to a person: somebody else’s is free for me', async ({ w }) => {
  await w.send('POST', w.path, w.alice, said('20', 'shared'))
  await w.send('POST', w.path, w.bob, said('73', 'shared'))
  expect(await count(w)).toBe(1)
})

test('a key with other words is refused, and says that the first ones are saved', async ({ w }) => {
  await w.send('POST', w.path, w.bob, said('73', 'k1'))
  const other = await w.send('POST', w.path, w.bob, said('74', 'k1'))
  expect(other.status).toBe(422)
  expect(await other.text()).toContain('already sent with other words')
  expect(await count(w)).toBe(1)
})

test('a key used for one form does not send another', async ({ w }) => {
  const other = await w.makeQuestion()
  await w.send('POST', w.path, w.bob, said('73', 'k1'))
  const again = await w.send('POST', `/questions/${other.id}/forecasts`, w.bob, said('73', 'k1'))
  expect(again.status).toBe(422)
  expect(await forecastsBy(w.db, w.bob.id, other.id)).toEqual([])
})

test('the order of the fields does not make another form of it', async ({ w }) => {
  await w.send('POST', w.path, w.bob, { kind: 'binary', bp: '73', idempotency_key: 'k1' })
  const again = await w.send('POST', w.path, w.bob, {
    bp: '73',
    idempotency_key: 'k1',
    kind: 'binary',
  })
  expect(again.status).toBe(303)
  expect(await count(w)).toBe(1)
})

test('a refusal uses no key up: mended, the same form is saved', async ({ w }) => {
  expect((await w.send('POST', w.path, w.bob, said('many', 'k1'))).status).toBe(422)
  expect(await keys(w)).toEqual([])
  expect((await w.send('POST', w.path, w.bob, said('73', 'k1'))).status).toBe(303)
  expect(await keys(w)).toMatchObject([{ key: 'k1' }])
})

test('what is kept of a form is a hash, not its words', async ({ w }) => {
  await w.send('POST', w.path, w.bob, said('73', 'k1'))
  const [row] = await keys(w)
  expect(row?.digest).toMatch(/^[0-9a-f]{64}$/)
  expect(JSON.stringify(row)).not.toContain('73"')
})

test.for<[what: string, key: string]>([
  ['no key', ''],
  ['an endless key', 'k'.repeat(256)],
])('with %s the form is asked for again', async ([, key], { w }) => {
  const response = await w.send('POST', w.path, w.bob, said('73', key))
  expect(response.status).toBe(422)
  expect(await response.text()).toContain('Open the form again and send it from there.')
  expect(await count(w)).toBe(0)
})

test('NUL is left out of every field, and of the key', async ({ w }) => {
  expect((await w.send('POST', w.path, w.bob, said('7\u00003', 'k\u00001'))).status).toBe(303)
  expect(await keys(w)).toMatchObject([{ key: 'k1' }])
  expect(await forecastsBy(w.db, w.bob.id, w.question.id)).toMatchObject([{ value: { bp: 7300 } }])
})

test('the longest key works', async ({ w }) => {
  expect((await w.send('POST', w.path, w.bob, said('73', 'k'.repeat(255)))).status).toBe(303)
})

test.for(['application/json', 'text/plain', 'multipart/form-data; boundary=x', 'nonsense'])(
  'a body sent as %s saves nothing and breaks nothing',
  async (type, { w }) => {
    const response = await w.app.request(`http://site.test${w.path}`, {
      method: 'POST',
      headers: { cookie: w.bob.cookie, 'sec-fetch-site': 'same-origin', 'content-type': type },
      body: '{"kind":"binary","bp":7300,"idempotency_key":"k1"}',
    })
    expect(response.status).toBe(422)
    expect(await count(w)).toBe(0)
  },
)

test('a file in place of a field is no field', async ({ w }) => {
  const body = new FormData()
  body.set('kind', 'binary')
  body.set('bp', new File(['73'], 'chance.txt'))
  body.set('idempotency_key', 'k1')
  const headers = { cookie: w.bob.cookie, 'sec-fetch-site': 'same-origin' }
  const init = { method: 'POST', headers, body }
  expect((await w.app.request(`http://site.test${w.path}`, init)).status).toBe(422)
  expect(await count(w)).toBe(0)
})
