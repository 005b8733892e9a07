import { expect } from 'vitest'
import { changePreset } from '#src/accounts/change-preset.ts'
import { revisionsOf } from '#src/questions/queries.ts'
import { aClaim } from '#test/support/claims.ts'
import { test, type World } from '#test/support/world.ts'

const question = (claim_id: number, change: Record<string, string> = {}) => ({
  claim_id: String(claim_id),
  title: 'Will it rain at the harbour in March?',
  criteria: 'YES if the station reports rain on any day of March. Otherwise NO.',
  sources: 'The harbour station',
  closes_at: '2026-03-31',
  relation: 'direct',
  polarity: 'same',
  decides: 'yes',
  ...change,
})

const asked = (w: World, claim_id: number) =>
  w.db
    .selectFrom('questions')
    .innerJoin('claim_questions', 'claim_questions.question_id', 'questions.id')
    .selectAll('questions')
    .select(['relation', 'polarity', 'decides'])
    .where('claim_id', '=', claim_id)
    .execute()

test('a member asks on a claim; it opens at once, unreviewed, with its wording recorded', async ({
  w,
}) => {
  const claim = await aClaim(w)
  const response = await w.send('POST', '/questions', w.bob, question(claim))
  const [made] = await asked(w, claim)
  expect(response.status).toBe(303)
  expect(response.headers.get('location')).toBe(`/questions/${made?.id}`)
  expect(made).toMatchObject({
    ...{ state: 'published', kind: 'binary', author_id: w.bob.id, reviewed_at: null, scored: true },
    ...{ relation: 'direct', polarity: 'same', decides: 'yes' },
    opens_at: new Date('2026-03-01T12:00Z'),
    closes_at: new Date('2026-03-31T23:59Z'),
    reveal_at: new Date('2026-03-02T12:00Z'),
    resolve_by: new Date('2026-04-14T23:59Z'),
  })
  const [revision] = await revisionsOf(w.db, made?.id as number)
  expect(JSON.parse(revision?.body ?? '')).toMatchObject({
    title: made?.title,
    criteria: made?.criteria,
  })
  const page = await (
    await w.send('GET', `/questions/${made?.id}-will-it-rain-at-the-harbour-in-march`)
  ).text()
  expect(page).toContain('unreviewed')
  expect(page).toContain('it will surely rain')
})

test('topics are kept in small letters, each once, and narrow the list', async ({ w }) => {
  const claim = await aClaim(w)
  const topic = `harbours ${claim}`
  const tags = `Weather, ${topic.toUpperCase()},weather , `
  await w.send('POST', '/questions', w.bob, question(claim, { tags }))
  const [made] = await asked(w, claim)
  expect(made?.tags).toEqual(['weather', topic])
  const path = `/questions?topic=${encodeURIComponent(topic)}`
  expect(await (await w.send('GET', path)).text()).toContain(`id="row-${made?.id}"`)
})

test.for([
  ['six topics', 'a,b,c,d,e,f', 'Name at most five topics.'],
  ['a topic of many words', 'x'.repeat(31), 'Use at most 30 characters for a topic.'],
])('refuses %s and writes nothing', async ([, tags = '', words = ''], { w }) => {
  const claim = await aClaim(w)
  const response = await w.send('POST', '/questions', w.bob, question(claim, { tags }))
  expect(response.status).toBe(422)
  const page = await response.text()
  expect(page).toContain(words)
  expect(page).toContain(`value="${tags}"`)
  expect(await asked(w, claim)).toEqual([])
})

test('what a moderator asks is accepted from the start', async ({ w }) => {
  const claim = await aClaim(w)
  await w.send('POST', '/questions', w.mona, question(claim))
  expect(await asked(w, claim)).toMatchObject([{ reviewed_by: w.mona.id }])
})

test('under the Public preset a member’s question waits, seen by its author and moderators only', async ({
  w,
}) => {
  await changePreset(w.ctxOf(w.ada), { preset: 'public' })
  const claim = await aClaim(w)
  await w.send('POST', '/questions', w.bob, question(claim))
  await changePreset(w.ctxOf(w.ada), { preset: 'club' })
  const [made] = await asked(w, claim)
  expect(made?.state).toBe('review')
  const path = `/questions/${made?.id}-will-it-rain-at-the-harbour-in-march`
  const statuses = await Promise.all(
    [undefined, w.alice, w.bob, w.mona].map(async (who) => (await w.send('GET', path, who)).status),
  )
  expect(statuses).toEqual([404, 404, 200, 200])
  expect(await (await w.send('GET', path, w.bob)).text()).toContain('It waits for a moderator')
  const early = await w.send('POST', `/questions/${made?.id}/forecasts`, w.bob, {
    kind: 'binary',
    bp: '73',
  })
  expect(early.status).toBe(409)
  expect(await early.text()).toContain('who opens it. Your 73% arrived at 12:00:00 UTC')
  expect((await w.send('POST', `/questions/${made?.id}/acceptances`, w.mona)).status).toBe(303)
  expect(await asked(w, claim)).toMatchObject([{ state: 'published', reviewed_by: w.mona.id }])
})

test('sent twice it is asked once', async ({ w }) => {
  const claim = await aClaim(w)
  const fields = { ...question(claim), idempotency_key: 'twice' }
  const answers = await Promise.all([1, 2].map(() => w.send('POST', '/questions', w.bob, fields)))
  expect(answers.map(({ status }) => status)).toEqual([303, 303])
  expect(await asked(w, claim)).toHaveLength(1)
})

test.for([
  ['no title', { title: '' }, 'Ask the question in one sentence.'],
  ['criteria of a word', { criteria: 'Rain.' }, 'Say exactly what makes it YES'],
  ['no sources', { sources: ' ' }, 'Name at least one source'],
  ['no end', { closes_at: '' }, 'Add when forecasting ends'],
  ['an end in the past', { closes_at: '2026-02-01' }, 'has to end after it begins'],
  ['a resolution before the end', { resolve_by: '2026-03-30' }, 'at the close or later'],
  ['an unknown kind', { kind: 'riddle' }, 'This kind of question is not known.'],
  ['an unknown relation', { relation: 'cousin' }, 'Choose how it tests the claim.'],
  ['direct and nothing decided', { decides: '' }, 'Say which answers decide the claim.'],
  ['direct without polarity', { polarity: '' }, 'supports or contradicts'],
  ['both answers for a claim without deadline', { decides: 'both' }, 'has no deadline'],
  ['a milestone that decides', { relation: 'milestone' }, 'Only a direct question decides'],
  [
    'background with a polarity',
    { relation: 'context', decides: '' },
    'speaks neither for nor against',
  ],
  ['a state of one’s own', { state: 'final' }, 'not known here'],
] as const)(
  '%s is refused, the input kept, and nothing written',
  async ([, change, words], { w }) => {
    const claim = await aClaim(w)
    const response = await w.send(
      'POST',
      '/questions',
      w.bob,
      question(claim, { fine_print: 'Kept words', ...change }),
    )
    const page = await response.text()
    expect(response.status).toBe(422)
    expect(page).toContain(words)
    expect(page).toContain('Kept words')
    expect(await asked(w, claim)).toEqual([])
  },
)

test('a direct question runs at least to the deadline as it is read', async ({ w }) => {
  const claim = await aClaim(w, '2026-06-30')
  const early = await w.send('POST', '/questions', w.bob, question(claim, { decides: 'both' }))
  expect(await early.text()).toContain('runs to 2026-06-30')
  const late = question(claim, { decides: 'both', closes_at: '2026-06-30' })
  expect((await w.send('POST', '/questions', w.bob, late)).status).toBe(303)
})

test.for([
  ['a guest', undefined, 401],
  ['a barred person', 'eve', 403],
] as const)('%s asks nothing', async ([, who, status], { w }) => {
  const claim = await aClaim(w)
  expect((await w.send('POST', '/questions', who && w[who], question(claim))).status).toBe(status)
  expect(await asked(w, claim)).toEqual([])
})

test('an unknown claim is not found, and the form says where questions begin', async ({ w }) => {
  expect((await w.send('POST', '/questions', w.bob, question(999_999_999))).status).toBe(404)
  expect(await (await w.send('GET', '/questions/new', w.bob)).text()).toContain(
    'Open an <a href="/articles">article',
  )
  expect((await w.send('GET', '/questions/new')).status).toBe(303)
})
