import { gzipSync } from 'node:zlib'
import { expect } from 'vitest'
import { transact } from '#src/db/ctx.ts'
import { makeForecast } from '#src/forecasts/make-forecast.ts'
import { publishCrowd } from '#src/forecasts/publish-crowd.ts'
import { listPath, readFilter } from '#src/questions/filter.ts'
import { aClaim } from '#test/support/claims.ts'
import { countingStatements } from '#test/support/counting.ts'
import { asPart, test, type World, world } from '#test/support/world.ts'
import { links, read } from '#test/views/reading.ts'

const titles = async (w: World, path: string, who = w.bob) => {
  const page = await (await w.send('GET', path, who)).text()
  return [...page.matchAll(/<li id="row-\d+" class="row"><div><a href="[^"]*">([^<]*)/g)].map(
    ([, title]) => title,
  )
}
const mark = (w: World) => `tide${w.ada.id}`

async function several(w: World) {
  const name = mark(w)
  await w.makeQuestion({ title: `${name} open late`, closes_at: new Date('2026-03-08T00:00Z') })
  await w.makeQuestion({ title: `${name} open soon`, closes_at: new Date('2026-03-03T00:00Z') })
  await w.makeQuestion({ title: `${name} closed`, closes_at: new Date('2026-03-01T11:00Z') })
  await w.makeQuestion({ title: `${name} coming`, opens_at: new Date('2026-03-01T18:00Z') })
  await w.makeQuestion({ title: `${name} final`, state: 'final' })
  await w.makeQuestion({ title: `${name} annulled`, state: 'annulled' })
  await w.makeQuestion({ title: `${name} secret`, audience: 'oneself' })
  await w.makeQuestion({ title: `${name} draft`, state: 'draft' })
  await w.makeQuestion({ title: `${name} gone`, removed_at: new Date('2026-03-01T00:00Z') })
  await w.makeQuestion({
    title: `${name} archived`,
    closes_at: new Date('2026-03-01T10:00Z'),
    archived_at: new Date('2026-03-01T11:00Z'),
  })
}

test('each list holds what its name says, the next to close first', async ({ w }) => {
  await several(w)
  const named = async (state: string) =>
    (await titles(w, `/questions?state=${state}&q=${mark(w)}`)).map((title) =>
      title?.replace(`${mark(w)} `, ''),
    )
  expect(await named('open')).toEqual(['open soon', 'open late'])
  expect(await named('closed')).toEqual(['closed'])
  expect((await named('resolved')).toSorted()).toEqual(['annulled', 'archived', 'final'])
  expect(await named('scheduled')).toEqual(['coming'])
})

test('a draft is in the list of moderators and of nobody else', async ({ w }) => {
  await several(w)
  const path = `/questions?state=scheduled&q=${mark(w)}`
  expect(await titles(w, path, w.max)).toContain(`${mark(w)} draft`)
  expect(await titles(w, path, w.bob)).not.toContain(`${mark(w)} draft`)
})

test('a question opens and closes in the lists by the clock alone', async ({ w }) => {
  await several(w)
  await w.setClock('2026-03-01T18:00Z')
  expect(await titles(w, `/questions?q=${mark(w)}`)).toContain(`${mark(w)} coming`)
  await w.setClock('2026-03-08T00:00Z')
  expect(await titles(w, `/questions?q=${mark(w)}`)).toEqual([])
  expect(await titles(w, `/questions?state=closed&q=${mark(w)}`)).toHaveLength(4)
})

test('pages follow each other without a gap or a repetition', async ({ w }) => {
  const name = mark(w)
  for (let index = 0; index < 27; index++) await w.makeQuestion({ title: `${name} row ${index}` })
  const first = await (await w.send('GET', `/questions?q=${name}`)).text()
  const next = /href="(\/questions\?[^"]*after=[^"]*)"/
    .exec(first)?.[1]
    ?.replaceAll('&amp;', '&') as string
  const all = [...(await titles(w, `/questions?q=${name}`)), ...(await titles(w, next))]
  expect(all).toHaveLength(27)
  expect(new Set(all).size).toBe(27)
})

test('an empty list names each filter to leave out, with the list without it', async ({ w }) => {
  const path = '/questions?q=nothing+such&topic=tides&article=a-b&unanswered=yes&sort=chance'
  const page = await read((await w.send('GET', path, w.bob)).text())
  const { searchParams } = new URL(links(page)['the topic "tides"'] as string, 'http://site.test')
  expect(Object.fromEntries(searchParams)).toEqual({
    ...{ state: 'open', q: 'nothing such', article: 'a-b', unanswered: 'yes', sort: 'chance' },
  })
  for (const words of ['the words "nothing such"', 'the article "a-b"', 'not forecast by me'])
    expect(links(page)).toHaveProperty([words])
  expect(links(page)['the order by chance, which shows what you may see']).not.toContain('sort')
})

test('a topic is chosen among those there are, an article by its title', async ({ w }) => {
  const { id } = await w.makeQuestion({ title: `${mark(w)} ebb`, tags: [mark(w), 'ports'] })
  await w.makeQuestion({ title: `${mark(w)} plan`, tags: [`${mark(w)} plan`], state: 'draft' })
  await w.makeQuestion({ title: `${mark(w)} flood` })
  expect(await titles(w, `/questions?topic=${mark(w)}`)).toEqual([`${mark(w)} ebb`])
  const page = await (await w.send('GET', `/questions?topic=${mark(w)}`)).text()
  expect(page).toContain(`<option value="${mark(w)}" selected="">${mark(w)}</option>`)
  expect(page).toContain('<option value="ports">ports</option>')
  expect(page).not.toContain(`${mark(w)} plan`)
  const claim_id = await aClaim(w)
  const link = { claim_id, question_id: id, relation: 'direct' as const }
  await w.db.insertInto('claim_questions').values(link).execute()
  const article = await w.db
    .selectFrom('articles')
    .select(['slug', 'title'])
    .where('added_by', '=', w.mona.id)
    .executeTakeFirstOrThrow()
  const path = `/questions?article=${article.slug}`
  expect(await titles(w, path)).toEqual([`${mark(w)} ebb`])
  expect(await (await w.send('GET', path)).text()).toContain(
    `<option value="${article.slug}" selected="">${article.title}</option>`,
  )
})

test('the number of all questions stands above the first of them', async ({ w }) => {
  for (let index = 0; index < 26; index++) await w.makeQuestion({ tags: [mark(w)] })
  const page = await (await w.send('GET', `/questions?topic=${mark(w)}`)).text()
  expect(page).toContain('26 questions<')
  expect(page.match(/<li id="row-/g)).toHaveLength(25)
})

/** A list of two questions with crowds, as it reaches a browser, without what is random or made up. */
async function listOfTwo(
  w: World,
  name: string,
  said: [here: number, there: number],
  sort: string,
) {
  const topic = `${mark(w)}${name}`
  const ids: number[] = []
  for (const [index, percent] of said.entries()) {
    const { id } = await w.makeQuestion({ title: `Twin ${index}?`, tags: [topic] })
    ids.push(id)
    for (const who of [w.alice, w.mona])
      await makeForecast(w.ctxOf(who), id, { kind: 'binary', bp: `${percent}%` })
    await transact(w.ctxOf(), (trx) => publishCrowd(trx, id))
  }
  return async (who?: World['bob']) => {
    const path = `/questions?topic=${topic}&sort=${sort}`
    const page = (await (await w.send('GET', path, who, {}, asPart)).text())
      .replace(/<option value="tide[^>]*>[^<]*<\/option>/g, '')
      .replace(/name="idempotency_key" value="[^"]*"/g, '')
      .replaceAll(topic, 'topic')
    return ids.reduce((text, id, index) => text.replaceAll(String(id), `id${index}`), page)
  }
}

test.for(['closes', 'newest', 'forecasters', 'chance'])(
  'lists by %s that differ in hidden values only are the same, order and all',
  async (sort, { w }) => {
    const one = await listOfTwo(w, 'a', [20, 90], sort)
    const other = await listOfTwo(w, 'b', [80, 10], sort)
    for (const who of [undefined, w.bob, w.ada]) expect(await other(who)).toBe(await one(who))
    expect(await other(w.mona)).not.toBe(await one(w.mona))
    expect(await one(w.mona)).toContain('90%')
  },
)

test('a page of rows asks the database as often as a page of one', async ({ w }) => {
  const counting = countingStatements(w.db)
  const { app } = await world(counting.db)
  const count = async (topic: string) => {
    const headers = { cookie: w.bob.cookie }
    let rows = 0
    const asked = await counting.during(async () => {
      const answer = await app.request(`http://site.test/questions?topic=${topic}`, { headers })
      rows = (await answer.text()).match(/<li id="row-/g)?.length ?? 0
    })
    return { asked, rows }
  }
  await w.makeQuestion({ tags: [`${mark(w)}one`] })
  for (let index = 0; index < 25; index++) await w.makeQuestion({ tags: [mark(w)] })
  const [one, page] = [await count(`${mark(w)}one`), await count(mark(w))]
  expect([one.rows, page.rows]).toEqual([1, 25])
  expect(page.asked).toBe(one.asked)
  expect(page.asked).toBeLessThan(20)
})

test('a page of 25 rows with their forms is light', async ({ w }) => {
  for (let index = 0; index < 25; index++)
    await w.makeQuestion({
      title: `Will the ${HARBOURS[index % 5]} ferry of line ${index} carry ${index * 37} people before ${1900 + index * 3}?`,
      tags: [mark(w)],
    })
  const page = await (await w.send('GET', `/questions?topic=${mark(w)}`, w.bob)).text()
  expect(/<main.*<\/main>/s.exec(page)?.[0].match(/<form method="post"/g)).toHaveLength(25)
  expect(gzipSync(page).length).toBeLessThan(8 * 1024)
})

const HARBOURS = ['northern', 'old', 'unfinished', 'hanseatic', 'inner']

test('a value that is not known is ignored, and said so', async ({ w }) => {
  const page = await (await w.send('GET', '/questions?state=everything&q=x')).text()
  expect(page).toContain('Ignored, since it is not known here: state=everything')
})

test('a hostile search finds nothing and breaks nothing', async ({ w }) => {
  for (const words of ["'; drop table questions; --", '!!! & | ( )', '<b>', '%00', '\\'])
    expect((await w.send('GET', `/questions?q=${encodeURIComponent(words)}`)).status, words).toBe(
      200,
    )
})

test('htmx gets the list alone; a row tells the crowd’s state and one’s own chance', async ({
  w,
}) => {
  const { id } = await w.makeQuestion({ title: `${mark(w)} rain` })
  await w.send('POST', `/questions/${id}/forecasts`, w.bob, { kind: 'binary', bp: '73' })
  const list = `/questions?q=${mark(w)}`
  const part = await (await w.send('GET', list, w.bob, {}, asPart)).text()
  expect(part).toMatch(/^<section id="question-list"/)
  expect(part).toContain('you: 73%')
  const other = await (await w.send('GET', list, w.alice)).text()
  expect(other).toContain('hidden until you forecast')
})

test('an old or short address leads to the one with the title', async ({ w }) => {
  for (const path of [
    `/questions/${w.question.id}`,
    `/questions/${w.question.id}-an-older-title`,
  ]) {
    const response = await w.send('GET', `${path}?bp=7`)
    expect(response.status).toBe(302)
    expect(response.headers.get('location')).toBe(`/questions/${w.question.id}-will-it-rain?bp=7`)
  }
})

test.for([
  '/questions/0',
  '/questions/99999999999999999999',
  '/questions/x',
  '/questions/-1',
  '/questions/1e3',
])('%s does not exist', async (path, { w }) => {
  expect((await w.send('GET', path)).status).toBe(404)
})

test('a filter survives its own address', () => {
  const set = { state: 'closed', q: 'rain & sun', article: 'a-b', topic: 'sea & sky' }
  const filter = readFilter({ ...set, unanswered: 'yes', sort: 'newest' })
  const query = Object.fromEntries(new URL(listPath(filter), 'http://x').searchParams)
  expect(readFilter(query)).toEqual(filter)
})

test('of a filter only what differs from the first list stands in the address', () => {
  expect(listPath(readFilter({ sort: 'closes', q: '', topic: '' }))).toBe('/questions?state=open')
})

test.for([
  ['q', 'x'.repeat(201)],
  ['q', 'a\0b'],
  ['article', 'A/B'],
  ['topic', 'x'.repeat(61)],
  ['topic', 'a\0b'],
  ['sort', 'price'],
  ['unanswered', 'maybe'],
] as const)('a %s of %j is ignored, and the rest is read', ([name, value]) => {
  expect(readFilter({ [name]: value, state: 'closed' })).toEqual({
    ...{ state: 'closed', q: '', article: '', topic: '', unanswered: '', sort: 'closes' },
    ignored: [`${name}=${value}`],
  })
})
