import { existsSync, readFileSync } from 'node:fs'
import { expect } from 'vitest'
import { findArticleBySlug } from '#src/articles/queries.ts'
import { claimsOf, findClaim } from '#src/claims/queries.ts'
import { test, type World } from '#test/support/world.ts'
import { field, heard, one, read, sent } from '#test/views/reading.ts'

const TEXT = `Northwind Rail opened its books on Monday.
The company plans to run 40 night trains by 2031, its chief said. Fares will not rise before then.
Also read: Why night trains will return to every harbour by 2035
Critics doubt that the plan will hold.`
const QUOTE = 'plans to run 40 night trains by 2031'

let used = 0
async function anArticle(w: World, change: Record<string, string> = {}) {
  const response = await w.send('POST', '/articles', w.mona, {
    title: `Rails ${++used}`,
    publisher: 'The Harbour Post',
    published_on: '2026-02-20',
    text: TEXT,
    rights: 'full_text',
    rights_basis: 'own',
    ...change,
  })
  const path = response.headers.get('location') as string
  const { id } = await findArticleBySlug(w.db, path.split('/').at(-1) as string)
  return { path, id }
}

const claim = (change: Record<string, string> = {}) => ({
  quote: QUOTE,
  statement: 'Northwind Rail will run 40 night trains by 2031.',
  short: '40 night trains by 2031',
  speaker: 'The chief of Northwind Rail',
  ...change,
})

test('words become a claim with its anchor in one step, and a question is asked next', async ({
  w,
}) => {
  const { path, id } = await anArticle(w)
  const response = await w.send('POST', `${path}/claims`, w.mona, claim())
  expect(response.status).toBe(303)
  const [made] = await claimsOf(w.db, id)
  expect(response.headers.get('location')).toBe(`/questions/new?claim=${made?.id}`)
  expect(made).toMatchObject({
    short: '40 night trains by 2031',
    speaker: 'The chief of Northwind Rail',
    said_on: '2026-02-20',
    anchor: { exact: QUOTE, start: 55, end: 91, block: 1, state: 'exact', prefix: 'The company ' },
  })
})

test('the claim is marked in the text and has its card', async ({ w }) => {
  const { path, id } = await anArticle(w)
  await w.send('POST', `${path}/claims`, w.mona, claim())
  const [made] = await claimsOf(w.db, id)
  const page = await (await w.send('GET', path)).text()
  expect(page).toContain(
    `<a class="mark" id="claim-${made?.id}" href="#claim-card-${made?.id}">${QUOTE}<span class="visually-hidden"> (claim: no question yet)</span></a>`,
  )
  expect(page).toContain(`id="claim-card-${made?.id}"`)
  expect(page).toContain('No question tests this claim yet.')
})

test('overlapping claims are neighbours in the text, never nested', async ({ w }) => {
  const { path } = await anArticle(w)
  await w.send('POST', `${path}/claims`, w.mona, claim())
  const other = claim({
    quote: 'night trains by 2031, its chief said. Fares will not rise',
    short: 'Fares',
  })
  expect((await w.send('POST', `${path}/claims`, w.mona, other)).status).toBe(303)
  const text =
    /<div class="article-text"[\s\S]*?<\/div>/.exec(
      await (await w.send('GET', path)).text(),
    )?.[0] ?? ''
  expect(text).not.toMatch(/<a class="mark"[^>]*>(?:(?!<\/a>)[\s\S])*<a /)
  expect(
    text.replace(/<span class="visually-hidden">[\s\S]*?<\/span>/g, '').replace(/<[^>]+>/g, ''),
  ).toContain(
    'The company plans to run 40 night trains by 2031, its chief said. Fares will not rise before then.',
  )
})

test('a double space in what was typed is stored as the article has it', async ({ w }) => {
  const { path, id } = await anArticle(w)
  await w.send(
    'POST',
    `${path}/claims`,
    w.mona,
    claim({ quote: `Plans  to run 40 night trains by 2031` }),
  )
  expect((await claimsOf(w.db, id))[0]?.anchor.exact).toBe(QUOTE)
})

test.for([
  ['too few characters', { quote: 'by 2031' }, 'at least 20 characters'],
  ['two paragraphs', { quote: 'on Monday.\nThe company plans' }, 'cross from one paragraph'],
  ['other words', { quote: 'plans to run 50 night trains by 2031' }, 'The nearest passage is'],
  ['no statement', { statement: '' }, 'in your own words'],
  ['a long statement', { statement: 'x'.repeat(201) }, 'at most 200 characters'],
  ['no short name', { short: '' }, 'short name'],
  ['nobody', { speaker: '' }, 'whose claim it is'],
  [
    'days in the wrong order',
    { deadline_earliest: '2031-12-31', deadline_latest: '2030-12-31' },
    'not before the earliest',
  ],
  ['a reading without its day', { deadline_reading: 'latest' }, 'Add the last day'],
  ['an unknown stance', { stance: 'shouts' }, 'one of those listed'],
] as const)(
  '%s is refused, the input kept, and nothing written',
  async ([, change, words], { w }) => {
    const { path, id } = await anArticle(w)
    const response = await w.send(
      'POST',
      `${path}/claims`,
      w.mona,
      claim({ hedge: 'perhaps so', ...change }),
    )
    const page = await response.text()
    expect(response.status).toBe(422)
    expect(page).toContain(words)
    expect(page).toContain('perhaps so')
    expect(await claimsOf(w.db, id)).toEqual([])
  },
)

test('the page around an article is quoted only on purpose', async ({ w }) => {
  const { path, id } = await anArticle(w)
  const aside = claim({ quote: 'Why night trains will return to every harbour' })
  const asked = await w.send('POST', `${path}/claims`, w.mona, aside)
  expect(await asked.text()).toContain('looks like &quot;related&quot;')
  expect(await claimsOf(w.db, id)).toEqual([])
  expect(
    (await w.send('POST', `${path}/claims`, w.mona, { ...aside, confirmed: 'yes' })).status,
  ).toBe(303)
})

test('words that are quoted already lead to their claim', async ({ w }) => {
  const { path, id } = await anArticle(w)
  await w.send('POST', `${path}/claims`, w.mona, claim())
  const again = await w.send(
    'POST',
    `${path}/claims`,
    w.max,
    claim({ quote: 'plans to run 40 night trains by 2031, its' }),
  )
  expect(again.status).toBe(409)
  expect(await again.text()).toContain('already quoted')
  expect(await claimsOf(w.db, id)).toHaveLength(1)
})

test('words that stand twice are chosen by their context', async ({ w }) => {
  const { path, id } = await anArticle(w, {
    text: `${TEXT}\nThe chief said twice that it plans to run 40 night trains by 2031.`,
  })
  const asked = await w.send('POST', `${path}/claims`, w.mona, claim())
  const page = await asked.text()
  expect(asked.status).toBe(422)
  expect(page).toContain('Which place?')
  expect([...page.matchAll(/name="place" value="(\d+)"/g)].map(([, at]) => at)).toEqual([
    '55',
    expect.any(String),
  ])
  expect((await w.send('POST', `${path}/claims`, w.mona, claim({ place: '55' }))).status).toBe(303)
  expect((await claimsOf(w.db, id))[0]?.anchor.start).toBe(55)
})

test('where the text is not kept, the pasted paragraph finds the place', async ({ w }) => {
  const { path, id } = await anArticle(w, { rights: 'quote_only', rights_basis: '' })
  const paragraph =
    'The company plans to run 40 night trains by 2031, its chief said. Fares will not rise before then.'
  expect(await (await w.send('POST', `${path}/claims`, w.mona, claim())).text()).toContain(
    'Paste the whole paragraph',
  )
  const wrong = await w.send(
    'POST',
    `${path}/claims`,
    w.mona,
    claim({ paragraph: `${paragraph} Or so.` }),
  )
  expect(await wrong.text()).toContain('none of the paragraphs')
  expect((await w.send('POST', `${path}/claims`, w.mona, claim({ paragraph }))).status).toBe(303)
  expect((await claimsOf(w.db, id))[0]?.anchor).toMatchObject({
    exact: QUOTE,
    start: 55,
    end: 91,
    block: 1,
  })
  expect(await (await w.send('GET', path)).text()).toContain(`<strong>${QUOTE}</strong>`)
})

test('words that stand twice in a pasted paragraph are chosen there too', async ({ w }) => {
  const paragraph = 'It will run 40 night trains, we hear; and again: it will run 40 night trains.'
  const kept = { rights: 'quote_only', rights_basis: '', text: `Night trains\n${paragraph}` }
  const { path, id } = await anArticle(w, kept)
  const typed = claim({ quote: 'it will run 40 night trains', paragraph })
  const asked = await w.send('POST', `${path}/claims`, w.mona, typed)
  expect(asked.status).toBe(422)
  const page = await asked.text()
  expect(page).toContain('These words stand 2 times.')
  expect(page.match(/name="place"/g)).toHaveLength(2)

  await w.send('POST', `${path}/claims`, w.mona, { ...typed, place: '49' })
  const [made] = await claimsOf(w.db, id)
  expect(made?.anchor).toMatchObject({ start: 62, exact: 'it will run 40 night trains' })
})

test('of very many places twenty are offered', async ({ w }) => {
  const { path } = await anArticle(w, { text: 'It will run 40 night trains. '.repeat(500) })
  const sent = claim({ quote: 'will run 40 night trains' })
  const page = await (await w.send('POST', `${path}/claims`, w.mona, sent)).text()
  expect(page).toContain('These words stand 500 times.')
  expect(page.match(/name="place"/g)).toHaveLength(20)
})

test('a heading pasted as Markdown is shown without its signs, its claim marked', async ({ w }) => {
  const text =
    '## Our plan for the night\nMuch is to be told about it, and this is the story of it.'
  const { path, id } = await anArticle(w, { text })
  await w.send('POST', `${path}/claims`, w.mona, claim({ quote: '## Our plan for the night' }))
  const [made] = await claimsOf(w.db, id)
  const page = await (await w.send('GET', path)).text()
  expect(page).toContain(`<h2><a class="mark" id="claim-${made?.id}"`)
  expect(page).toContain('>Our plan for the night<')
})

test('sent twice the claim is made once', async ({ w }) => {
  const { path, id } = await anArticle(w)
  const fields = { ...claim(), idempotency_key: 'twice' }
  const answers = await Promise.all(
    [1, 2].map(() => w.send('POST', `${path}/claims`, w.mona, fields)),
  )
  expect(answers.map(({ status }) => status)).toEqual([303, 303])
  expect(await claimsOf(w.db, id)).toHaveLength(1)
})

test.for([
  ['a guest', undefined, 401],
  ['a member', 'bob', 403],
  ['a barred person', 'eve', 403],
] as const)('%s quotes no claim', async ([, who, status], { w }) => {
  const { path, id } = await anArticle(w)
  expect((await w.send('POST', `${path}/claims`, who && w[who], claim())).status).toBe(status)
  expect(await claimsOf(w.db, id)).toEqual([])
})

test('the claim page tells speaker, reporter, hedge and deadline apart', async ({ w }) => {
  const { path, id } = await anArticle(w)
  await w.send(
    'POST',
    `${path}/claims`,
    w.mona,
    claim({
      reporter: 'The Harbour Post',
      stance: 'hedges',
      hedge: 'plans to',
      deadline_text: 'by 2031',
      deadline_earliest: '2030-12-31',
      deadline_latest: '2031-12-31',
      deadline_reading: 'latest',
      deadline_note: 'The generous reading.',
    }),
  )
  const [made] = await claimsOf(w.db, id)
  const page = await (await w.send('GET', `/claims/${made?.id}`)).text()
  expect(page).toContain('Hedged by The chief of Northwind Rail')
  expect(page).toContain('The Harbour Post, who passes it on')
  expect(page).toContain('<dt>Hedge</dt><dd>&quot;plans to&quot;</dd>')
  expect(page).toContain('read as 31 Dec 2031')
  expect(page).toContain('The generous reading.')
  expect(page).toContain('the same words stand in the newest text')
})

test('its card is a part with an address of its own', async ({ w }) => {
  const { path, id } = await anArticle(w)
  await w.send('POST', `${path}/claims`, w.mona, claim())
  const [made] = await claimsOf(w.db, id)
  const card = await w.send(
    'GET',
    `/claims/${made?.id}?view=card`,
    undefined,
    {},
    { 'hx-request-type': 'partial' },
  )
  expect(await card.text()).toMatch(
    new RegExp(`^<article class="card" id="claim-card-${made?.id}">`),
  )
})

test('who forecasts in a card comes back to its article, where the forecast stands', async ({
  w,
}) => {
  const { path, id } = await anArticle(w)
  await w.send('POST', `${path}/claims`, w.mona, claim())
  const [made] = await claimsOf(w.db, id)
  await w.db
    .insertInto('claim_questions')
    .values({
      ...{ claim_id: made?.id ?? 0, question_id: w.question.id },
      ...{ relation: 'direct', polarity: 'same', decides: 'yes' },
    })
    .execute()
  const before = await read((await w.send('GET', path, w.bob)).text())
  const row = one(before, 'li')
  expect(field(row, 'Your chance, in %: Will it rain?').attributes.value).toBeUndefined()
  const { action = '' } = one(row, 'form').attributes
  const fields = { ...sent(one(row, 'form')), bp: '73' } as Record<string, string>
  const saved = await w.send('POST', action, w.bob, fields)
  expect(saved.status).toBe(303)
  expect(saved.headers.get('location')).toBe(`${path}#row-${w.question.id}`)
  const after = one(await read((await w.send('GET', path, w.bob)).text()), 'li')
  expect(heard(after)).toContain('you: 73%')
})

test('an unknown claim is a page that does not exist', async ({ w }) => {
  for (const path of ['/claims/999999999', '/claims/99999999999999999999', '/claims/x'])
    expect((await w.send('GET', path)).status, path).toBe(404)
  await expect(findClaim(w.db, 999_999_999)).rejects.toMatchObject({ kind: 'not_found' })
})

const SOURCE = process.env.CLAIMCAST_SOURCE_ARTICLE ?? '../shared/starter'

// The article belongs to its publisher and never to this project: read where somebody has it.
if (existsSync(`${SOURCE}/source-article.txt`)) {
  test('a real article is pasted and every one of its claims quoted', async ({ w }) => {
    const text = readFileSync(`${SOURCE}/source-article.txt`, 'utf8')
    const { quotes } = JSON.parse(readFileSync(`${SOURCE}/source-quotes.json`, 'utf8'))
    const { path, id } = await anArticle(w, {
      text,
      rights: 'full_text',
      rights_basis: 'permission',
    })
    for (const { quote, claim: name, start, block_kind } of quotes) {
      const aside = block_kind === 'paragraph' ? {} : { confirmed: 'yes' }
      const fields = claim({ quote, short: `${name} at ${start}`, ...aside })
      const response = await w.send('POST', `${path}/claims`, w.mona, fields)
      expect([303, 409], `${name}: ${quote}`).toContain(response.status)
    }
    const made = await claimsOf(w.db, id)
    expect(made.length).toBeGreaterThanOrEqual(19)
    for (const { anchor } of made) expect(text.slice(anchor.start, anchor.end)).toBe(anchor.exact)
  })
} else console.log('No real article beside the project: its quotes are not tried.')
