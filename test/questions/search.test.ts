import { expect } from 'vitest'
import { articlesAbout } from '#src/articles/list-articles.ts'
import { claimsAbout } from '#src/claims/queries.ts'
import { readFilter } from '#src/questions/filter.ts'
import { countsByList } from '#src/questions/matching.ts'
import { plansOf } from '#test/support/plans.ts'
import { type Player, test, type World } from '#test/support/world.ts'
import { faultsOf } from '#test/views/faults.ts'
import { heard, links, read } from '#test/views/reading.ts'

const PARAGRAPH = 'The dunes will be moved inland by 2031, said the warden on Monday.'

let used = 0

/** An article of which a quote is kept, and the claim. */
async function quoted(w: World, told: Record<string, string> = {}) {
  const article = {
    ...{ title: `Along the shore ${++used}`, publisher: 'The Harbour Post', text: PARAGRAPH },
    ...{ published_on: '2026-02-20', summary: 'About sand, and who carries it.' },
  }
  const added = await w.send('POST', '/articles', w.mona, article)
  const claim = {
    ...{ quote: 'dunes will be moved inland by 2031', paragraph: PARAGRAPH, short: 'Dunes' },
    ...{ statement: 'The sandhills go inland.', speaker: 'Wilma Vance', reporter: 'Rasmus Pell' },
    ...told,
  }
  const path = `${added.headers.get('location')}/claims`
  const made = await w.send('POST', path, w.mona, claim)
  expect(made.status).toBe(303)
  return Number(made.headers.get('location')?.split('=').at(-1))
}

const found = async (w: World, q: string) => (await claimsAbout(w.db, q, 50)).map(({ id }) => id)

test.for([
  ['of the quote', 'dunes inland'],
  ['of the statement', 'sandhill'],
  ['of the speaker', 'wilma'],
  ['of the reporter', 'Rasmus'],
  ['of speaker and statement together', 'Vance sandhills'],
  ['in a row', '"moved inland"'],
  ['and not another', 'dunes -snow'],
  ['or another', 'glacier or dunes'],
  ['begun', 'sandh'],
] as const)('a claim is found by words %s', async ([, q], { w }) => {
  const id = await quoted(w)
  expect(await found(w, q)).toContain(id)
})

test.for(['glacier', 'dunes glacier', '"inland moved"', 'dunes -warden -vance', 'the', 'Monday'])(
  'the words %s find no such claim',
  async (q, { w }) => {
    const id = await quoted(w)
    expect(await found(w, q)).not.toContain(id)
  },
)

test('a claim is found by its new words once they are changed, and no longer by the old', async ({
  w,
}) => {
  const id = await quoted(w, { short: 'Herons' })
  expect(await found(w, 'herons')).toEqual([id])
  await w.db.updateTable('claims').set({ short: 'Egrets' }).where('id', '=', id).execute()
  expect(await found(w, 'herons')).toEqual([])
  expect(await found(w, 'egrets')).toEqual([id])
})

test.for(['shore', 'harbour post', 'sand carries', 'carri'])(
  'an article is found by %s: its title, publisher or summary',
  async (q, { w }) => {
    await quoted(w)
    const titles = (await articlesAbout(w.db, q, 50)).map(({ title }) => title)
    expect(titles).toContain(`Along the shore ${used}`)
  },
)

test('the text of an article of which quotes alone are kept finds nothing', async ({ w }) => {
  await quoted(w)
  expect(await articlesAbout(w.db, 'warden Monday', 50)).toEqual([])
})

const search = async (w: World, q: string, who?: Player) => {
  const response = await w.send('GET', `/questions?${new URLSearchParams({ q })}`, who)
  expect(response.status, q).toBe(200)
  return read(response.text())
}

test('one search finds questions, claims and articles, each a link', async ({ w }) => {
  const claim = await quoted(w, { short: 'Shore dunes' })
  const { id } = await w.makeQuestion({ title: 'Will the shore be closed?' })
  const page = await search(w, 'shore')
  expect(links(page)).toMatchObject({
    'Will the shore be closed?': `/questions/${id}-will-the-shore-be-closed`,
    'Shore dunes': `/claims/${claim}`,
    [`Along the shore ${used}`]: `/articles/along-the-shore-${used}`,
    'All articles that speak of it': '/articles?q=shore',
  })
  expect(faultsOf(page)).toEqual([])
})

test('without words nothing but questions is listed', async ({ w }) => {
  await quoted(w)
  expect(heard(await read((await w.send('GET', '/questions')).text()))).not.toContain('speak of it')
})

test('each list says how many the words find there, and an empty one what to leave out', async ({
  w,
}) => {
  const closed = { closes_at: new Date('2026-03-01T10:00Z') }
  for (const told of [{}, { state: 'annulled' as const }])
    await w.makeQuestion({ title: 'Will the weir hold?', ...closed, ...told })
  await w.makeQuestion({ title: 'Will the weir hold?', ...closed, audience: 'oneself' })
  await w.makeQuestion({ title: 'Will the weir hold?', state: 'draft' })
  const shown = links(await search(w, 'weir'))
  expect(Object.keys(shown)).toEqual(
    expect.arrayContaining([
      ...['Open (0)', 'Waiting for an outcome (1)', 'Resolved (1)', 'Coming (0)'],
      'the words "weir"',
    ]),
  )
  expect(links(await search(w, 'weir', w.mona))).toHaveProperty(['Coming (1)'])
})

test('drafts, what was removed and what is for oneself are found by nobody else', async ({ w }) => {
  const title = 'Will the secret tunnel open?'
  await w.makeQuestion({ title, state: 'draft' })
  await w.makeQuestion({ title, removed_at: new Date('2026-03-01T00:00Z') })
  await w.makeQuestion({ title, audience: 'oneself' })
  await w.makeQuestion({ title, audience: 'link', link_token: 'known to its author' })
  for (const state of ['open', 'scheduled', 'closed', 'resolved'])
    for (const who of [undefined, w.bob]) {
      const page = await w.send('GET', `/questions?q=tunnel&state=${state}`, who)
      expect(heard(await read(page.text()))).not.toContain(title)
    }
})

const HOSTILE = [
  ...["'; drop table questions; --", '%', '(', '"', '""', '-', '!!', ':*', 'a:*', 'a & | b', '\\'],
  ...['<->', "''''", '🦆', '\ud800', 'é'.repeat(200), 'x y '.repeat(50), '-a -b', 'or'],
  ...['۞ ١٢', 'المطر', '雨', '2026', 'a\nb', 'http://a.example/?b=c&d=%'],
]

test('whatever is sought, every list answers', async ({ w }) => {
  for (const q of HOSTILE) {
    await search(w, q)
    const articles = await w.send('GET', `/articles?${new URLSearchParams({ q })}`)
    expect(articles.status, q).toBe(200)
  }
})

test('more than 200 characters are not sought, and that is said', async ({ w }) => {
  const page = heard(await search(w, 'rain '.repeat(41)))
  expect(page).toContain('Ignored, since it is not known here: q=rain rain')
  expect(page).not.toContain('speak of it')
})

test('each search is answered from its index', async ({ w }) => {
  await quoted(w)
  const plans = await plansOf(w.db, async (db) => {
    await countsByList({ db, actor: undefined }, readFilter({ q: 'rain' }))
    await claimsAbout(db, 'dunes', 5)
    await articlesAbout(db, 'shore', 5)
  })
  for (const index of ['questions_words', 'claim_words_words', 'articles_words'])
    expect(plans).toContain(index)
})
