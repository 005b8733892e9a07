import { expect, vi } from 'vitest'
import { aClaim } from '#test/support/claims.ts'
import { test, type World } from '#test/support/world.ts'

/** What a form of each address would hold; of an address not named here, nothing is known. */
const forms = (w: World, claim: number): Record<string, Record<string, string>> => {
  const password = 'a long word of mine'
  const reason = 'A reason of more than twenty letters.'
  const account = { handle: 'somebody_new', email: 'somebody@example.org', password, next: '/' }
  const outcome = {
    ...{ kind: 'binary', happened: 'yes', version: '1', reason, passage: 'Rain.' },
    ...{ evidence: 'https://news.example/rain', known_at: '2026-03-01 11:00' },
  }
  return {
    '/sign-up': account,
    '/sign-in': { name: w.bob.handle, password, next: '/' },
    '/set-up/:token': account,
    '/invitations/:token': account,
    '/password-resets/:token': { password },
    '/settings/password': { current_password: password, password },
    '/admin/roles': { handle: w.bob.handle, role: 'member' },
    '/admin/bars': { handle: w.eve.handle, reason, confirmed: 'yes' },
    '/admin/name': { name: 'Claimcast' },
    '/settings/name': { handle: 'ada_again' },
    '/admin/preset': { preset: 'club' },
    '/admin/password-resets': { handle: w.bob.handle },
    '/articles': {
      ...{ title: 'Rails', publisher: 'The Post', author: 'A', url: '' },
      ...{ published_on: '2026-02-20', language: 'en', rights: 'full_text', rights_basis: 'own' },
      ...{ summary: 'Short.', text: 'It will surely rain at the harbour in the spring.' },
    },
    '/articles/new': { address: 'https://news.example/story' },
    '/articles/:slug/rights': { rights: 'quote_only', confirmed: 'yes' },
    '/articles/:slug/claims': {
      ...{ quote: 'It will surely rain at the harbour', statement: 'It will rain.', short: 'Rain' },
      ...{ speaker: 'The mayor', speaker_kind: 'person', kind: 'explicit', stance: 'asserts' },
      ...{ said_on: '2026-02-20', deadline_latest: '2026-06-30', deadline_reading: 'latest' },
      ...{ paragraph: '', place: '0', reporter: 'The Post', hedge: 'surely', confirmed: 'yes' },
      ...{ deadline_earliest: '2026-05-30', deadline_text: 'by June', deadline_note: 'None.' },
    },
    '/questions': {
      ...{ claim_id: `${claim}`, kind: 'binary', options: '', title: 'Will it rain in March?' },
      ...{ criteria: 'YES if it rains on any day, otherwise NO.', fine_print: '', sources: 'It' },
      ...{ opens_at: '', closes_at: '2026-03-31', resolve_by: '', relation: 'direct' },
      ...{ polarity: 'same', decides: 'yes' },
    },
    '/tournaments': { name: 'Winter cup', about: 'Ice.', questions: '1 0.5' },
    '/tournaments/:id/removals': { reason },
    '/questions/:id/forecasts': { kind: 'binary', bp: '73', step: '', confirmed: '7300' },
    '/questions/:id/closes': { reason },
    '/questions/:id/schedules': { move_reason: reason, closes_at: '2026-04-01' },
    '/questions/:id/resolutions': outcome,
    '/questions/:id/corrections': outcome,
    '/questions/:id/corrections/previews': outcome,
    '/questions/:id/resolutions/previews': outcome,
    '/questions/:id/resolutions/previews?annulled': { ...outcome, annulment: 'flawed' },
    '/questions/:id/resolutions?annulled': { ...outcome, annulment: 'flawed' },
  }
}

const routesOf = ({ app }: World, method: string) => [
  ...new Set(app.routes.flatMap((route) => (route.method === method ? route.path : []))),
]

/** Sends as fast as it likes, and remembers what broke. */
async function attack(w: World, work: (hit: Hit) => Promise<void>): Promise<string[]> {
  const broken: string[] = []
  const log = vi.spyOn(console, 'error').mockImplementation((line) => void broken.push(line))
  await work(async (method, path, fields) => {
    await w.db.deleteFrom('counted_tries').execute()
    const who = DOORS.test(path) ? undefined : w.ada
    const { status } = await w.send(method, path, who, fields)
    if (status >= 500) broken.push(`${status} to ${method} ${path} ${JSON.stringify(fields)}`)
  })
  log.mockRestore()
  return broken
}

type Hit = (method: 'GET' | 'POST', path: string, fields?: Record<string, string>) => Promise<void>

/** Going through one ends the session one had. */
const DOORS = /^\/(sign-|set-up|invitations)/

const QUERIES = ['after', 'q', 'state', 'article', 'claim', 'quote', 'next', 'board', 'view']

test.for(['%00', '1e30', '1.5', 'Infinity', '-1', '9'.repeat(30), '%ZZ', '99999999999999.1'])(
  'no page breaks over the search %s',
  async (value, { w }) => {
    const search = QUERIES.map((name) => `${name}=${value}`).join('&')
    const broken = await attack(w, async (hit) => {
      for (const path of routesOf(w, 'GET'))
        await hit('GET', `${path.replace(/:\w+/, `${w.question.id}`)}?${search}`)
      for (const name of QUERIES) await hit('GET', `/questions?${name}=${value}`)
    })
    expect(broken).toEqual([])
  },
)

test.for(['%00', 'a%00b', '1-%ZZ', '9223372036854775808', '1e30', '%ff', '__proto__', '0'])(
  'no address breaks over %s in place of what it names',
  async (value, { w }) => {
    const broken = await attack(w, async (hit) => {
      for (const method of ['GET', 'POST'] as const)
        for (const path of routesOf(w, method).filter((path) => path.includes(':')))
          await hit(method, path.replace(/:\w+/g, value))
      await hit('GET', `/questions/${w.question.id}-${value}`)
    })
    expect(broken).toEqual([])
  },
)

test.for(['x\0y', '\0', '9999-12-31', '9999-12-31 23:59-14:00', '0000-01-01', '1e30', '-1'])(
  'no form breaks over %j in any of its fields',
  async (value, { w }) => {
    const known = forms(w, await aClaim(w))
    const { slug } = await w.db.selectFrom('articles').select('slug').executeTakeFirstOrThrow()
    const paths = new Set([...routesOf(w, 'POST'), ...Object.keys(known)])
    const broken = await attack(w, async (hit) => {
      for (const path of paths) {
        const form = { ...known[path], idempotency_key: crypto.randomUUID() }
        for (const field of Object.keys(form)) {
          const id = path.includes(':id') ? (await w.makeQuestion()).id : 0
          const to = path.replace(':id', `${id}`).replace(':slug', slug).replace(/:\w+/, 'token')
          await hit('POST', to, { ...form, [field]: value })
        }
      }
    })
    expect(broken).toEqual([])
  },
)

test('a page with NUL in its address is a page that does not exist', async ({ w }) => {
  for (const path of ['/questions?q=%00', '/forecasters/%00', '/articles/%00', '/log?after=%00'])
    expect((await w.send('GET', path)).status, path).toBe(404)
})

test('an annulment known in the future is refused before and when it is saved', async ({ w }) => {
  const path = `/questions/${w.question.id}/resolutions`
  const { '/questions/:id/resolutions?annulled': form } = forms(w, 0)
  for (const to of [path, `${path}/previews`]) {
    const response = await w.send('POST', to, w.mona, { ...form, known_at: '2027-01-01' })
    expect(response.status, to).toBe(422)
    expect(await response.text()).toContain('That is in the future')
  }
  const entries = w.db
    .selectFrom('resolution_entries')
    .select('id')
    .where('question_id', '=', w.question.id)
  expect(await entries.execute()).toEqual([])
})
