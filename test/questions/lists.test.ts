import { expect } from 'vitest'
import { listPath, readFilter } from '#src/questions/filter.ts'
import { asPart, test, type World } from '#test/support/world.ts'

const titles = async (w: World, path: string, who = w.bob) => {
  const page = await (await w.send('GET', path, who)).text()
  return [...page.matchAll(/<li id="row-\d+"><a href="[^"]*">([^<]*)/g)].map(([, title]) => title)
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

test('an empty list names what to loosen', async ({ w }) => {
  const page = await (await w.send('GET', '/questions?q=nothingofthekind')).text()
  expect(page).toContain('No question here speaks of &quot;nothingofthekind&quot;')
})

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
  const filter = readFilter({ state: 'closed', q: 'rain & sun', article: 'a-b' })
  const query = Object.fromEntries(new URL(listPath(filter), 'http://x').searchParams)
  expect(readFilter(query)).toEqual(filter)
  expect(readFilter({ q: 'x'.repeat(201), article: 'A/B' })).toMatchObject({
    q: '',
    article: '',
    state: 'open',
  })
})
