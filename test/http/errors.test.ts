import { sql } from 'kysely'
import { expect, vi } from 'vitest'
import { asPart, test, type World } from '#test/support/world.ts'

const ADDRESSES = [
  '/nothing',
  '/questions/0',
  '/questions/-1',
  '/questions/1e3',
  '/questions/9223372036854775808',
  '/questions/999999999999999',
  '/questions/1%00',
  '/questions/%E0%A4%A',
  '/articles/%2e%2e%2fetc',
  '/articles/no-such-article',
  '/claims/abc',
  '/forecasters/nobody',
  '/invitations/short',
  '/assets/../package.json',
]

test.for(ADDRESSES)('%s is a page that does not exist, and says so kindly', async (path, { w }) => {
  const response = await w.send('GET', path)
  expect(response.status).toBe(404)
  const page = await response.text()
  expect(page).toMatch(/<h1[^>]*>.+<\/h1>/)
  expect(page).toContain('href="/"')
  expect(page).not.toMatch(/stack|node_modules|at async|TypeError|syntax/i)
})

test('what was asked for stands in no error page unescaped', async ({ w }) => {
  const page = await (await w.send('GET', '/%3Cscript%3Ealert(1)%3C/script%3E?q="><img>')).text()
  expect(page).not.toContain('<script>alert')
  expect(page).not.toContain('<img')
})

test('a guest who opens a page for members comes back to it with its search', async ({ w }) => {
  const response = await w.send('GET', '/settings?tab=2&x=%26')
  expect(response.status).toBe(303)
  expect(response.headers.get('location')).toBe(
    `/sign-in?next=${encodeURIComponent('/settings?tab=2&x=%26')}`,
  )
})

test('a guest who sends a form is told to sign in, and led back to the page of the form', async ({
  w,
}) => {
  const referer = `http://site.test/questions/${w.question.id}`
  const path = `/questions/${w.question.id}/closes`
  const response = await w.send('POST', path, undefined, { reason: 'x' }, { referer })
  expect(response.status).toBe(401)
  expect(await response.text()).toContain(
    `next=${encodeURIComponent(`/questions/${w.question.id}`)}`,
  )
})

test('a page of another site is never where one is led back to', async ({ w }) => {
  const referer = 'http://evil.test//evil.test/x'
  const path = `/questions/${w.question.id}/closes`
  const page = await (await w.send('POST', path, undefined, { reason: 'x' }, { referer })).text()
  expect(page).not.toContain('evil.test')
})

/** A world whose table of questions is out of reach, with what is told of it. */
async function withoutQuestions(w: World, look: () => Promise<void>) {
  const told: string[] = []
  const spoken = vi.spyOn(console, 'error').mockImplementation((line) => void told.push(line))
  await sql`alter table questions rename to questions_gone`.execute(w.db)
  try {
    await look()
  } finally {
    await sql`alter table questions_gone rename to questions`.execute(w.db)
    spoken.mockRestore()
  }
  return told.map((line) => JSON.parse(line))
}

test('what nobody foresaw shows no detail to the reader and all of it to the log', async ({
  w,
}) => {
  let page = ''
  const told = await withoutQuestions(w, async () => {
    const response = await w.send('GET', '/questions')
    expect(response.status).toBe(500)
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(response.headers.get('cache-control')).toBe('no-store')
    page = await response.text()
  })
  expect(told).toMatchObject([{ level: 'error', method: 'GET', path: '/questions' }])
  expect(told[0].error).toContain('questions')
  expect(page).toContain(told[0].request)
  expect(page).not.toMatch(/relation|select|postgres/i)
})

test('after a form that failed unforeseen it is said how to find out, and nothing is half-written', async ({
  w,
}) => {
  await withoutQuestions(w, async () => {
    const form = { kind: 'binary', bp: '73' }
    const response = await w.send('POST', w.path, w.bob, form)
    expect(response.status).toBe(500)
    expect(await response.text()).toContain('sending the same form again saves it once only')
  })
  const left = await w.db
    .selectFrom('idempotency_keys')
    .select('key')
    .where('person_id', '=', w.bob.id)
    .execute()
  expect(left).toEqual([])
})

test('htmx gets a refusal as a part, with its status', async ({ w }) => {
  const response = await w.send('GET', '/questions/999999', undefined, {}, asPart)
  expect(response.status).toBe(404)
  expect(await response.text()).not.toContain('<html')
  expect(response.headers.get('hx-retarget')).toBe('#content')
})

test('a refusal with its frame takes the place of a page, not a place within it', async ({ w }) => {
  const boosted = { 'hx-request': 'true', 'hx-request-type': 'full' }
  const response = await w.send('GET', '/questions/999999', undefined, {}, boosted)
  expect(await response.text()).toContain('<html')
  expect(response.headers.has('hx-retarget')).toBe(false)
  expect(response.headers.has('hx-reswap')).toBe(false)
})

test.for(['PUT', 'DELETE', 'PATCH', 'OPTIONS'])('%s is not spoken here', async (method, { w }) => {
  const response = await w.app.request(`http://site.test/questions/${w.question.id}`, {
    method,
    headers: { cookie: w.ada.cookie, 'sec-fetch-site': 'same-origin' },
  })
  expect(response.status).toBe(404)
})
