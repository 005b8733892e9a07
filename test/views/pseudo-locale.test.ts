import { afterAll, beforeAll, expect, test } from 'vitest'
import { pseudo, untold, writtenIn } from '#test/support/pseudo.ts'
import { placesOf, routesOf } from '#test/support/site-map.ts'
import {
  type Asked,
  answerOf,
  ask,
  guest,
  member,
  type TwinSite,
  twinSite,
  type Viewer,
} from '#test/support/twins.ts'
import { read } from './reading.ts'

const NOW = new Date('2026-03-01T12:00Z')
/** The same in every language: the site's name, a zone's letters, people of an example, a unit. */
const NAMES = ['Claimcast', 'UTC', 'Ann', 'Ben', 'Cem', 'ships']
/** After these nobody is signed in any more. */
const END_SESSIONS = ['/sign-out', '/settings/sessions/:id/ends']

let site: TwinSite
let written: string[]
beforeAll(async () => {
  const plan = { now: NOW, forecasters: 5, claims: 3, open: 0, points: 2, hiddenSays: () => 4000 }
  site = await twinSite(plan, pseudo)
  const fields = { audience: 'oneself', title: 'Will it hold?', closes_at: '2026-06-01', bp: '60' }
  await ask(site, {
    path: '/personal',
    viewer: member('bob'),
    fields: { kind: 'binary', ...fields },
  })
  written = await writtenIn(site.db, NAMES)
}, 60_000)
afterAll(() => site.close())

/** What a page says that the catalogue does not hold. */
async function untoldBy(asked: Asked, typed: string[] = []): Promise<string[]> {
  const { headers, body } = await answerOf(await ask(site, asked))
  if (!headers['content-type']?.startsWith('text/html')) return []
  const own = [`http://site.test${asked.path}`, ...written, ...typed]
  return untold(await read(body), own).map((text) => `${asked.path}: ${text}`)
}

const placesBy = (method: 'GET' | 'POST') => placesOf(site.db, routesOf(site.app, method))
const VIEWERS: Viewer[] = [guest, ...(['nora', 'bob', 'mona', 'ada'] as const).map(member)]

test.for(VIEWERS)(
  '$name reads no sentence outside the catalogue on any page',
  { timeout: 120_000 },
  async (viewer) => {
    const found = new Set<string>()
    for (const { path } of await placesBy('GET'))
      for (const text of await untoldBy({ path, viewer })) found.add(text)
    expect([...found]).toEqual([])
  },
)

test.for(VIEWERS)(
  'nor does $name in the answer to any form, empty or filled with nonsense',
  { timeout: 120_000 },
  async (viewer) => {
    const found = new Set<string>()
    const nonsense = Object.fromEntries(EVERY_FIELD.map((name) => [name, '?']))
    for (const { route, path } of await placesBy('POST')) {
      if (END_SESSIONS.includes(route)) continue
      for (const fields of [{}, nonsense])
        for (const text of await untoldBy({ path, viewer, fields })) found.add(text)
      await site.db.deleteFrom('counted_tries').execute()
    }
    expect([...found]).toEqual([])
  },
)

const EVERY_FIELD = [
  ...['handle', 'email', 'name', 'password', 'new_password', 'current_password', 'preset', 'role'],
  ...['title', 'publisher', 'text', 'url', 'rights', 'published_on', 'quote', 'statement', 'short'],
  ...['kind', 'bp', 'bp_0', 'option', 'happened', 'known_at', 'evidence', 'reason', 'version'],
  ...['criteria', 'sources', 'closes_at', 'resolve_by', 'relation', 'polarity', 'decides', 'line'],
  ...['time_zone', 'theme', 'shortcuts', 'audience', 'paragraph', 'options', 'tags', 'claim_id'],
]

test('a page that is not there says so in the reader’s language', async () => {
  for (const path of ['/nowhere', '/questions/999999', '/articles/none', '/forecasters/nobody'])
    expect(await untoldBy({ path, viewer: guest }), path).toEqual([])
})

test('the language of a page is told to browsers and screen readers', async () => {
  const { body } = await answerOf(await ask(site, { path: '/', viewer: guest }))
  expect(body).toContain('<html lang="en-XA">')
})

test('words in a template that nobody gathered are seen', async () => {
  const page = await read(
    '<main><p>ｔｏｌｄ</p><p>Forgotten here.</p><p title="And here">1</p></main>',
  )
  expect(untold(page, [])).toEqual(['Forgotten here.', 'And here'])
})
