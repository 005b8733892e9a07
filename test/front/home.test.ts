import { expect } from 'vitest'
import type { NewQuestionRow } from '#src/db/schema.ts'
import { makeForecast } from '#src/forecasts/make-forecast.ts'
import { runJobs } from '#src/jobs/run.ts'
import { aClaim } from '#test/support/claims.ts'
import { countingStatements } from '#test/support/counting.ts'
import { gzippedSize } from '#test/support/weight.ts'
import { type Player, test, type World, world } from '#test/support/world.ts'
import { faultsOf } from '#test/views/faults.ts'
import { all, type Element, field, headings, heard, links, one, read } from '#test/views/reading.ts'

const LATER = {
  closes_at: new Date('2026-06-01T00:00Z'),
  resolve_by: new Date('2026-07-01T00:00Z'),
}

const home = async (w: World, who?: Player) => read((await w.send('GET', '/', who)).text())

/** Takes away what other tests asked. */
const emptied = (w: World) =>
  w.db
    .updateTable('questions')
    .set({ removed_at: new Date('2026-03-01T00:00Z') })
    .execute()

/** An open question that closes in three months. */
const ask = (w: World, title: string, told: Partial<NewQuestionRow> = {}) =>
  w.makeQuestion({ ...LATER, title, ...told })

const onClaim = async (w: World, question_id: number, told: object = {}) => {
  const claim_id = await aClaim(w)
  const link = { claim_id, question_id, relation: 'direct' as const, polarity: 'same' as const }
  await w.db
    .insertInto('claim_questions')
    .values({ ...link, ...told })
    .execute()
  return claim_id
}

/** The titles of the rows under a heading. */
const under = (page: Element, heading: string): string[] => {
  const [main] = all(page, 'main')
  const parts = (main as Element).children
  const at = parts.findIndex((part) => typeof part !== 'string' && heard(part) === heading)
  const list = parts.slice(at).find((part) => typeof part !== 'string' && part.tag === 'ul')
  if (at < 0 || !list) return []
  return all(list as Element, 'li').map((row) => heard(all(row, 'a')[0] as Element))
}

test.for([
  ['a guest', undefined, { 'Sign up': '/sign-up', 'read how it works': '/help' }],
  ['a member', 'bob', { articles: '/articles' }],
  ['a moderator', 'mona', { 'Add an article': '/articles/new' }],
  ['an admin', 'ada', { 'Paste an article': '/articles/new' }],
] as const)(
  'where nothing is asked yet, %s is told the first step',
  async ([, who, steps], { w }) => {
    await emptied(w)
    const page = await home(w, who && w[who])
    expect(heard(one(page, 'main'))).toContain('No questions yet.')
    expect(links(one(page, 'main'))).toMatchObject(steps)
    expect(faultsOf(page)).toEqual([])
  },
)

test('a claim leads in its own words, with its question to be forecast there', async ({ w }) => {
  await emptied(w)
  const { id } = await ask(w, 'Will it rain on the parade?')
  const claim_id = await onClaim(w, id)
  await ask(w, 'Will something else come?')
  const page = await home(w)
  expect(heard(one(page, 'blockquote'))).toBe('… it will surely rain')
  expect(links(page).Rails).toMatch(new RegExp(`^/articles/article-.*#claim-${claim_id}$`))
  expect(heard(page)).toMatch(/Claim of speaker [\d ]+, quoted from Rails/)
  field(page, 'Your chance, in %: Will it rain on the parade?')
  expect(under(page, 'Open questions')).toEqual(['Will something else come?'])
  expect(faultsOf(page)).toEqual([])
})

test('the words of a summary are not passed off as those of who is named in it', async ({ w }) => {
  await emptied(w)
  await onClaim(w, (await ask(w, 'Is it our summary?')).id)
  expect(heard(await home(w))).not.toContain('in our summary’s words')
  await w.db.updateTable('articles').set({ kind: 'summary' }).execute()
  expect(heard(await home(w))).toContain('quoted from Rails, in our summary’s words')
})

test('what takes one number leads before what takes several', async ({ w }) => {
  await emptied(w)
  const { id } = await ask(w, 'Will it be one number?')
  await onClaim(w, id)
  const options = ['June', 'July'].map((label, index) => ({ key: 'ab'[index] as string, label }))
  const several = await ask(w, 'Which month will it be?', { spec: { kind: 'choice', options } })
  await onClaim(w, several.id, { polarity: null, favours: ['a'] })
  const [card] = all(await home(w), 'section')
  expect(heard(card as Element)).toContain('Will it be one number?')
})

test('what tests a claim itself leads before a sign of one', async ({ w }) => {
  await emptied(w)
  await onClaim(w, (await ask(w, 'A sign of it?')).id, { relation: 'proxy' })
  await onClaim(w, (await ask(w, 'The claim itself?')).id)
  const [card] = all(await home(w), 'section')
  expect(heard(card as Element)).toContain('The claim itself?')
})

test('a question that only bears on a claim, or is for oneself, does not lead', async ({ w }) => {
  await emptied(w)
  await onClaim(w, (await ask(w, 'Beside it?')).id, { relation: 'context', polarity: null })
  await onClaim(w, (await ask(w, 'For me alone?', { audience: 'oneself' })).id)
  const page = await home(w, w.mona)
  expect(all(page, 'blockquote')).toEqual([])
  expect(heard(page)).not.toContain('For me alone?')
})

test('a guest forecasts on the front page, and comes back to the row with an account', async ({
  w,
}) => {
  await emptied(w)
  const { id } = await ask(w, 'Will the first one save?')
  await onClaim(w, id)
  const form = one(one(await home(w), 'main'), 'form')
  const fields = { kind: 'binary', bp: '73', back: '/' }
  const response = await w.send('POST', form.attributes.action as string, undefined, fields)
  expect(response.status).toBe(303)
  expect(response.headers.get('location')).toBe(
    `/sign-up?next=${encodeURIComponent(`/#row-${id}`)}`,
  )
})

test('what closes within a week stands apart, the next first, without practice', async ({ w }) => {
  await emptied(w)
  const days = [9, 5, 2, 6, 3].map((day) => new Date(`2026-03-0${day}T12:00Z`))
  for (const closes_at of days)
    await ask(w, `Closes on the ${closes_at.getUTCDate()}?`, { closes_at })
  await ask(w, 'Practice?', { practice: true, closes_at: new Date('2026-03-01T13:00Z') })
  const page = await home(w)
  expect(under(page, 'Closing soon')).toEqual([2, 3, 5].map((day) => `Closes on the ${day}?`))
  expect(under(page, 'Open questions')).toEqual([
    ...['Closes on the 6?', 'Closes on the 9?', 'Practice?'],
  ])
})

test('of many open questions seven stand there: one of each topic in turn, the newest first', async ({
  w,
}) => {
  await emptied(w)
  for (const [topic, count] of [
    ['sea', 5],
    ['rail', 2],
    ['sky', 1],
  ] as const)
    for (let number = 1; number <= count; number++)
      await ask(w, `${topic} ${number}?`, {
        ...{ tags: [topic], made_at: new Date(`2026-02-0${number}T00:00Z`) },
      })
  await ask(w, 'Practice?', { practice: true })
  expect(under(await home(w), 'Open questions')).toEqual([
    ...['sea 5?', 'rail 2?', 'sky 1?', 'sea 4?', 'rail 1?', 'sea 3?', 'sea 2?'],
  ])
})

test('where no topic is named, questions stand in turn by article', async ({ w }) => {
  await emptied(w)
  await onClaim(w, (await ask(w, 'It leads?')).id)
  const made_at = new Date('2026-02-01T00:00Z')
  const [one, two] = [await ask(w, 'Newer?'), await ask(w, 'Newest?')]
  const other = await ask(w, 'Of another article?', { made_at })
  const claim_id = await onClaim(w, one.id, { relation: 'proxy' })
  const link = { claim_id, question_id: two.id, relation: 'proxy' as const }
  await w.db.insertInto('claim_questions').values(link).execute()
  await onClaim(w, other.id, { relation: 'proxy' })
  expect(under(await home(w), 'Open questions')).toEqual([
    ...['Newest?', 'Of another article?', 'Newer?'],
  ])
})

const decision = {
  ...{ kind: 'binary', happened: 'yes', version: '1', evidence: 'https://news.example/rain' },
  reason: 'The station reports four millimetres for that day.',
}

/** A question that two people forecast at 80%, and that a moderator then resolves. */
async function resolved(w: World, title: string, change: Record<string, string> = {}) {
  const { id } = await w.makeQuestion({ title, practice: title === 'Practice?' })
  for (const who of [w.alice, w.bob])
    await makeForecast(w.ctxOf(who), id, { kind: 'binary', bp: 8000 })
  await runJobs(w.db)
  await w.setClock('2026-03-01T18:00Z')
  const path = `/questions/${id}/resolutions`
  expect((await w.send('POST', path, w.mona, { ...decision, ...change })).status).toBe(303)
  await w.setClock('2026-03-01T20:30Z')
  return id
}

test('what was resolved tells the outcome and how the crowd did, to everybody', async ({ w }) => {
  await emptied(w)
  await resolved(w, 'Did the bridge open?')
  for (const who of [undefined, w.mona, w.ada]) {
    const page = await home(w, who)
    const [row] = all(page, 'li').filter((item) => heard(item).startsWith('Did the bridge'))
    expect(heard(row as Element)).toBe(
      'Did the bridge open? Yes · the crowd scored 0.040 · 2 hours ago',
    )
    expect(links(page)['Brier score']).toBe('/help#brier-score')
    expect(faultsOf(page)).toEqual([])
  }
})

test('an annulled question says that nobody is scored, and tells no score', async ({ w }) => {
  await emptied(w)
  await resolved(w, 'Was it flawed?', { annulment: 'flawed' })
  const words = heard(await home(w))
  expect(words).toContain('Was it flawed? Annulled: nobody is scored · 2 hours ago')
  expect(words).not.toContain('the crowd scored')
  expect(words).toContain('No question is open now.')
})

test('the newest outcome stands first; practice and what was put away do not stand there', async ({
  w,
}) => {
  await emptied(w)
  await resolved(w, 'Older news?')
  await w.setClock('2026-03-01T12:00Z')
  const old = await resolved(w, 'Put away?')
  await w.db
    .updateTable('questions')
    .set({ archived_at: new Date('2026-03-01T19:00Z') })
    .where('id', '=', old)
    .execute()
  await w.setClock('2026-03-01T12:00Z')
  await resolved(w, 'Practice?')
  await w.setClock('2026-03-01T12:00Z')
  await resolved(w, 'Newer news?')
  const page = await home(w)
  expect(under(page, 'Just resolved')).toEqual(['Newer news?', 'Older news?'])
})

test('once something is resolved an admin is no longer told how to begin', async ({ w }) => {
  await emptied(w)
  expect(headings(await home(w, w.ada))).toContain('2 To begin')
  await resolved(w, 'Did it begin?')
  expect(headings(await home(w, w.ada))).not.toContain('2 To begin')
  expect(headings(await home(w, w.mona))).not.toContain('2 To begin')
})

test('a full page takes as many statements as one with a single row, and stays light', async ({
  w,
  db,
}) => {
  await emptied(w)
  const counting = countingStatements(db)
  const counted = await world(counting.db)
  await emptied(w)
  const first = await ask(w, 'Will there be one row?', { reveal_at: new Date('2026-03-01T00:00Z') })
  await onClaim(w, first.id)
  await resolved(w, 'Was there one?')
  const load = (who?: Player) => counting.during(() => counted.send('GET', '/', who))
  const alone = [await load(), await load(counted.bob)]
  for (let number = 0; number < 12; number++) {
    const closes_at = new Date(`2026-03-${number < 4 ? '05' : '30'}T12:00Z`)
    const { id } = await ask(w, `Will the harbour be dredged for the ${number}th time in May?`, {
      ...{ closes_at, reveal_at: new Date('2026-03-01T00:00Z') },
    })
    for (const who of [w.alice, w.bob, w.mona])
      await makeForecast(w.ctxOf(who), id, { kind: 'binary', bp: 700 * number + number ** 2 })
  }
  for (const title of ['Was it two?', 'Was it three?', 'Was it four?']) {
    await w.setClock('2026-03-01T12:00Z')
    await resolved(w, title)
  }
  await runJobs(w.db)
  expect([await load(), await load(counted.bob)]).toEqual(alone)
  const page = await (await counted.send('GET', '/', counted.bob)).text()
  expect(page.match(/id="row-/g)).toHaveLength(11)
  expect(await gzippedSize(page)).toBeLessThan(8 * 1024)
})

test('neither a draft nor a removed question is there for a neighbour', async ({ w }) => {
  await ask(w, 'A secret plan?', { state: 'draft' })
  await ask(w, 'Taken away?', { removed_at: new Date('2026-03-01T00:00Z') })
  for (const who of [undefined, w.bob, w.mona])
    expect(heard(await home(w, who))).not.toMatch(/A secret plan|Taken away/)
})

test('the crowd is seen by who has forecast and hidden from others', async ({ w }) => {
  await emptied(w)
  const { id } = await ask(w, 'Will it stay hidden?', { reveal_at: new Date('2026-06-01T00:00Z') })
  await makeForecast(w.ctxOf(w.alice), id, { kind: 'binary', bp: 3700 })
  await makeForecast(w.ctxOf(w.bob), id, { kind: 'binary', bp: 6100 })
  await runJobs(w.db)
  expect(heard(await home(w, w.bob))).toContain('49%')
  for (const who of [undefined, w.mona, w.ada])
    expect(heard(await home(w, who))).not.toMatch(/37%|61%|49%/)
})
