import { expect, test as pure } from 'vitest'
import { networkOf } from '#src/http/limits.ts'
import { test } from '#test/support/world.ts'

pure.for<[address: string, network: string]>([
  ['203.0.113.77', '203.0.113'],
  ['203.0.113.77:51234', '203.0.113'],
  ['::ffff:203.0.113.77', '203.0.113'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:DB8:0001:0002::9', '2001:db8:1:2'],
  ['[2001:db8:1:2::9]:443', '2001:db8:1:2'],
  ['2001:db8::9', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
  ['unknown', 'unknown'],
])('%s is of the network %s', ([address, network]) => {
  expect(networkOf(address)).toBe(network)
})

const form = { name: 'nobody', password: 'a long word of mine' }
const from = (address: string) => ({ 'x-forwarded-for': address })

test('a guest’s network writes four times a second, then waits; its neighbour does not', async ({
  w,
}) => {
  const statuses: number[] = []
  for (let last = 1; last <= 5; last++)
    statuses.push(
      (await w.send('POST', '/sign-in', undefined, form, from(`198.51.100.${last}`))).status,
    )
  expect(statuses).toEqual([422, 422, 422, 422, 429])
  const neighbour = await w.send('POST', '/sign-in', undefined, form, from('198.51.101.1'))
  expect(neighbour.status).toBe(422)
})

test('whoever has to wait is told how long, and may go on then', async ({ w }) => {
  const send = () => w.send('POST', '/sign-in', undefined, form, from('198.51.102.1'))
  for (let tries = 0; tries < 4; tries++) await send()
  const refused = await send()
  expect(refused.status).toBe(429)
  const seconds = Number(refused.headers.get('retry-after'))
  expect(seconds).toBeGreaterThan(0)
  expect(seconds).toBeLessThanOrEqual(1)
  await w.setClock('2026-03-01T12:00:02Z')
  expect((await send()).status).toBe(422)
})

test('somebody signed in is counted alone, sixty times a minute', async ({ w }) => {
  const send = (bp: string) => w.send('POST', w.path, w.bob, { kind: 'binary', bp })
  const statuses: number[] = []
  for (let chance = 2; chance < 63; chance++) statuses.push((await send(String(chance))).status)
  expect(statuses.slice(0, 60).every((status) => status === 303)).toBe(true)
  expect(statuses[60]).toBe(429)
  const other = await w.send('POST', w.path, w.alice, { kind: 'binary', bp: '40' })
  expect(other.status).toBe(303)
})

test('reading is not counted', async ({ w }) => {
  for (let times = 0; times < 40; times++)
    expect((await w.send('GET', '/help', undefined, {}, from('198.51.103.1'))).status).toBe(200)
})

test('an address that the client claims beside the proxy’s is not believed', async ({ w }) => {
  const claimed = (index: number) => from(`10.99.${index}.1, 198.51.104.1`)
  const statuses: number[] = []
  for (let index = 0; index < 5; index++)
    statuses.push((await w.send('POST', '/sign-in', undefined, form, claimed(index))).status)
  expect(statuses.at(-1)).toBe(429)
})

test('a form of 64 KiB and more is refused with words, an article may be longer', async ({ w }) => {
  const long = 'x'.repeat(70 * 1024)
  const refused = await w.send('POST', w.path, w.bob, { kind: 'binary', bp: '73', note: long })
  expect(refused.status).toBe(422)
  expect(await refused.text()).toContain('more than this form takes')
  const article = await w.send('POST', '/articles', w.mona, {
    title: 'A long story',
    publisher: 'The Harbour Post',
    published_on: '2026-02-20',
    text: `${'A line of it. '.repeat(20)}\n`.repeat(300),
  })
  expect(article.status).toBe(303)
})

test('a body that says it is short and is long is counted all the same', async ({ w }) => {
  const chunk = new TextEncoder().encode('x'.repeat(16 * 1024))
  let sent = 0
  const body = new ReadableStream({
    pull(controller) {
      if (++sent > 10) controller.close()
      else controller.enqueue(chunk)
    },
  })
  const response = await w.app.request(`http://site.test${w.path}`, {
    method: 'POST',
    headers: {
      cookie: w.bob.cookie,
      'sec-fetch-site': 'same-origin',
      'content-type': 'application/x-www-form-urlencoded',
    },
    body,
    duplex: 'half',
  } as RequestInit)
  expect(response.status).toBe(422)
  expect(sent).toBeLessThan(10)
})
