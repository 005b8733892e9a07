import { HonoRequest } from 'hono/request'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { readArticleFilter } from '#src/articles/filter.ts'
import { readLogFilter } from '#src/events/filter.ts'
import { readFilter, shown, sorts } from '#src/questions/filter.ts'
import { setClock } from '#test/support/database.ts'
import type { Plan } from '#test/support/filled-site.ts'
import { type Place, placesOf, routeOf, routesOf } from '#test/support/site-map.ts'
import {
  type Answer,
  type Asked,
  answerOf,
  ask,
  guest,
  linksIn,
  member,
  type TwinSite,
  twinSite,
  type Viewer,
} from '#test/support/twins.ts'

// Built by the same moves, with the same ids; what others say of hidden questions goes up in one
// site and down in the other, so that sums, orders and changes differ too.
const NOW = new Date('2026-03-01T12:00Z')
const plan: Omit<Plan, 'hiddenSays'> = { now: NOW, forecasters: 5, claims: 3, open: 0, points: 2 }
const rising = (question: number, person: number) => 1200 + question * 900 + person * 500
const falling = (question: number, person: number) => 9600 - question * 1100 - person * 300

/** What a page can be asked for by its address. A name that is read and not here fails. */
const ASKED: Record<string, readonly string[]> = {
  after: ['1', '1.1', '2000000000000.1'],
  article: ['a-quay-of-its-own'],
  around: ['me'],
  board: ['skill'],
  claim: ['1'],
  key: ['of-no-question-by-a-link-'.padEnd(43, 'x')],
  kind: ['people'],
  next: ['/questions'],
  of: ['season/2026-q1', 'topic/coast', 'claim/1', 'article/1', 'tournament/1'],
  person: ['alice'],
  publisher: ['The Ostmere Courier'],
  q: ['harbour', 'ships'],
  quote: ['will halve its fares on weekdays'],
  question: ['1', '14'],
  range: ['week'],
  row: ['crowd'],
  saved: ['1.2'],
  sort: sorts,
  state: shown,
  topic: ['coast'],
  unanswered: ['yes'],
  view: ['card', 'row'],
}

/** These lead on to another page and have none of their own. */
const ONLY_LEAD_ON = ['/questions/next']
/** An empty form is all that these ask for, and nobody would be signed in afterwards. */
const END_SESSIONS = ['/sign-out', '/settings/sessions/:id/ends']

let twins: [TwinSite, TwinSite]
/** The pages of the table once more, asked by the names that each reads. */
let asked: string[]
const drafts = new Map<TwinSite, string>()
const drafter: Viewer = { name: 'a guest with a draft', cookie: (site) => drafts.get(site) ?? '' }

const both = async (asked: Asked): Promise<[Answer, Answer]> => [
  await answerOf(await ask(twins[0], asked)),
  await answerOf(await ask(twins[1], asked)),
]
const isSame = ([one, other]: [Answer, Answer]) => JSON.stringify(one) === JSON.stringify(other)
const routes = (method: 'GET' | 'POST') => routesOf(twins[0].app, method)

beforeAll(async () => {
  twins = [
    await twinSite({ ...plan, hiddenSays: rising }),
    await twinSite({ ...plan, hiddenSays: falling }),
  ]
  for (const site of twins) {
    const path = `/questions/${site.hidden[0]?.id}/forecasts`
    const left = await ask(site, { path, viewer: guest, fields: { kind: 'binary', bp: '61' } })
    drafts.set(site, left.headers.getSetCookie()[0]?.split(';')[0] ?? '')
  }
  asked = await askedByName()
}, 120_000)
afterAll(() => Promise.all(twins.map(({ close }) => close())))

/** The pages of the route table: of questions the hidden ones, one open and one with a result. */
async function places(method: 'GET' | 'POST'): Promise<Place[]> {
  const { db } = twins[0]
  const found = await placesOf(db, routes(method))
  const isResult = db.selectFrom('questions').select('id').where('state', '=', 'final')
  const { id: result } = await isResult.orderBy('id').limit(1).executeTakeFirstOrThrow()
  const kept = new Set<unknown>([1, result, ...twins[0].hidden.map(({ id }) => id), 'alice', 'bob'])
  return found.filter(
    ({ route, value }) => !/^.(questions.:id|forecasters.:handle)/.test(route) || kept.has(value),
  )
}

async function askedByName(): Promise<string[]> {
  const paths: string[] = []
  for (const { route, path } of await places('GET')) {
    const reading = vi.spyOn(HonoRequest.prototype, 'query')
    await ask(twins[0], { path, viewer: member('ada') })
    const names = reading.mock.calls.flatMap(([name]: unknown[]) => name ?? namesOfFilter(path))
    reading.mockRestore()
    // Looked for before every page, a key opens nothing but a question.
    const told = new Set(names as string[])
    if (!route.startsWith('/questions/:id')) told.delete('key')
    for (const name of told)
      for (const value of ASKED[name] ?? unasked(path, name))
        paths.push(`${path}?${new URLSearchParams({ [name]: value })}`)
  }
  return paths
}

/** A list reads its whole address at once. */
const namesOfFilter = (path: string) => {
  const read = { '/articles': readArticleFilter, '/log': readLogFilter }[path] ?? readFilter
  const { ignored: _, ...filter } = read({})
  return Object.keys(filter)
}

function unasked(path: string, name: string): never {
  throw new Error(`${path} reads "${name}" from its address: say above what it may be`)
}

/** One address in many that differ only in numbers or in the one whom they are about. */
const shapeOf = (link: string) =>
  `${routeOf(routes('GET'), link)}?${link.split('?')[1]?.replace(/\d+/g, '1')}`

/** Walks both sites at once; what differs, and which routes answered with a page. */
async function crawl(viewer: Viewer) {
  const starts = (await places('GET')).map(({ path }) => path)
  const waiting = [...starts, ...asked]
  const shapes = new Set<string>()
  const [reached, faults] = [new Set<string>(), [] as string[]]
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const answers = await both({ path, viewer })
    const [{ status, headers, body }] = answers
    if (!isSame(answers) || status >= 500) faults.push(path)
    if (starts.includes(path) && !isSame(await both({ path, viewer, isPart: true })))
      faults.push(`${path} as a part`)
    if (status === 200) reached.add(routeOf(routes('GET'), path) ?? path)
    if (headers.location?.startsWith('/questions/')) waiting.push(headers.location)
    for (const link of linksIn(body).filter((one) => one.includes('?')))
      if (shapes.size < shapes.add(shapeOf(link)).size) waiting.push(link)
  }
  return { reached, faults }
}

const reachedByAny = new Set<string>()

test.for([guest, drafter, member('nora'), member('bob'), member('mona'), member('ada')])(
  'a value that is hidden from $name changes no byte of any page',
  { timeout: 120_000 },
  async (viewer) => {
    const { reached, faults } = await crawl(viewer)
    expect(faults).toEqual([])
    for (const route of reached) reachedByAny.add(route)
  },
)

test('every page of the site was reached by one of them', () => {
  const missed = routes('GET').filter((route) => !reachedByAny.has(route))
  expect(missed).toEqual(ONLY_LEAD_ON)
})

test('who has forecast sees the values, on every page that shows them', async () => {
  const viewer = member('alice')
  const [{ id = 0 } = {}] = twins[0].hidden
  const paths = ['crowd', 'history'].map((part) => `/questions/${id}/${part}`)
  for (const path of [...paths, '/questions', '/', '/claims/2'])
    expect(isSame(await both({ path, viewer })), path).toBe(false)
})

test.for([guest, member('nora'), member('bob'), member('mona'), member('ada')])(
  'no answer to an empty form tells $name a hidden value',
  { timeout: 120_000 },
  async (viewer) => {
    for (const { route, path } of await places('POST')) {
      if (END_SESSIONS.includes(route)) continue
      const answers = await both({ path, viewer, fields: {} })
      expect(isSame(answers), path).toBe(true)
      expect(answers[0].status, path).toBeLessThan(429)
      for (const { db } of twins) await db.deleteFrom('counted_tries').execute()
    }
  },
)

test('a refused forecast tells nothing; one that is saved opens the crowd', async () => {
  const [{ id = 0 } = {}] = twins[0].hidden
  const viewer = member('nora')
  const crowd = { path: `/questions/${id}/crowd`, viewer }
  const say = (bp: string) =>
    both({ path: `/questions/${id}/forecasts`, viewer, fields: { kind: 'binary', bp } })
  for (const bp of ['', 'often', '101', '100']) expect(isSame(await say(bp)), bp).toBe(true)
  expect(isSame(await both(crowd))).toBe(true)
  expect((await say('40')).map(({ status }) => status)).toEqual([303, 303])
  expect(isSame(await both(crowd))).toBe(false)
})

test('from the announced time on a guest sees the values too', async () => {
  const [, { id = 0 } = {}] = twins[0].hidden
  const crowd = { path: `/questions/${id}/crowd`, viewer: guest }
  expect(isSame(await both(crowd))).toBe(true)
  for (const { db } of twins) await setClock(db, '2026-03-02T12:00Z')
  expect(isSame(await both(crowd))).toBe(false)
})
