import { expect } from 'vitest'
import { forecastsBy } from '#src/forecasts/queries.ts'
import { revisionsOf } from '#src/questions/queries.ts'
import { asPart, type Player, test, type World } from '#test/support/world.ts'
import { all, field, form, heard, one, read, sent } from '#test/views/reading.ts'

const fields = (change: Record<string, string> = {}) => ({
  ...{ title: 'Will the bridge open?', kind: 'binary', bp: '70%', closes_at: '2026-06-01' },
  ...{ criteria: '', audience: 'oneself', ...change },
})
const owned = (w: World, who: Player) =>
  w.db
    .selectFrom('questions')
    .selectAll()
    .where('author_id', '=', who.id)
    .where('audience', '!=', 'everybody')
    .execute()
const ask = (w: World, who: Player | undefined, change = {}, headers = {}) =>
  w.send('POST', '/personal/questions', who, fields(change), headers)
const understand = (w: World, line: string, headers = {}) =>
  w.send('POST', '/personal/readings', w.bob, { line }, headers)

test('one line is understood, shown in fields, and nothing is saved before they are sent', async ({
  w,
}) => {
  const answer = await understand(w, 'Will the bridge open by 1 June? 70%')
  expect(answer.status).toBe(200)
  const page = await read(answer.text())
  expect(heard(field(page, 'The question'))).toBe('Will the bridge open by 1 June?')
  expect(field(page, 'Your chance, in %').attributes.value).toBe('70%')
  expect(field(page, 'Closes').attributes.value).toBe('2026-06-01')
  expect(heard(page)).toContain('1 Jun 2026, to its end.')
  expect(heard(page)).not.toContain('All of it is missing')
  expect(all(page, 'option').map(heard).slice(0, 2)).toEqual(['you alone', 'whoever has its link'])
  expect(sent(form(page, 'Save it'))).toEqual({ kind: 'binary' })
  expect(await owned(w, w.bob)).toEqual([])
})

test.for([
  ['Will it?', ['Enter a chance from 0 to 100', 'Add when it closes']],
  ['Will it by Friday? 0.7', ['Do you mean 0.7% or 70%?']],
  ['Will it by Friday? 170', ['Enter a chance from 0 to 100']],
  ['70% ?', ['Ask the question in one sentence.', 'Add when it closes']],
  ['Will it last year? 20%', ['Add when it closes']],
] as const)('what %j leaves to be said is asked for at its field', async ([line, asked], { w }) => {
  const answer = await understand(w, line)
  expect(answer.status).toBe(200)
  const page = await read(answer.text())
  const problems = all(page, 'span').filter(({ attributes }) => attributes.class === 'problem')
  expect(problems.map(heard).map((words, index) => words.startsWith(asked[index] ?? '?'))).toEqual(
    asked.map(() => true),
  )
  expect(await owned(w, w.bob)).toEqual([])
})

test('near certainty is pointed out before it is saved', async ({ w }) => {
  expect(await (await understand(w, 'Will it by Friday? 100%')).text()).toContain(
    'the worst there is',
  )
  expect(await (await understand(w, 'Will it by Friday? 90%')).text()).not.toContain('worst')
})

test('words beside chance and day are kept as how it resolves', async ({ w }) => {
  const page = await read((await understand(w, 'Will it? 70% by June, to all traffic')).text())
  expect(heard(field(page, 'How it resolves'))).toBe('to all traffic')
})

test('htmx gets the entry alone, a browser the page around it', async ({ w }) => {
  const part = await (await understand(w, 'Will it by Friday? 70%', asPart)).text()
  expect(part).toMatch(/^<section id="fast-entry"/)
  const page = await (await understand(w, 'Will it by Friday? 70%')).text()
  expect(page).toMatch(/<h1>For yourself<\/h1>.*<section id="fast-entry"/s)
})

test.for(['', '   ', 'x'.repeat(501)])(
  'a line of %j is refused with a word',
  async (line, { w }) => {
    const answer = await understand(w, line)
    expect(answer.status).toBe(422)
    expect(await answer.text()).toMatch(/Write the question|Use at most 500/)
  },
)

test('what is sent becomes an open question for oneself with a forecast on it', async ({ w }) => {
  const answer = await ask(w, w.bob, { criteria: 'YES if cars cross it.' })
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/personal'])
  const [made, ...others] = await owned(w, w.bob)
  expect(others).toEqual([])
  expect(made).toMatchObject({
    ...{ title: 'Will the bridge open?', kind: 'binary', criteria: 'YES if cars cross it.' },
    ...{ audience: 'oneself', link_token: null, state: 'published', reviewed_at: null },
    opens_at: new Date('2026-03-01T12:00Z'),
    closes_at: new Date('2026-06-01T23:59Z'),
  })
  const id = made?.id ?? 0
  expect(await forecastsBy(w.db, w.bob.id, id)).toMatchObject([
    { value: { bp: 7000 }, made_at: new Date('2026-03-01T12:00Z') },
  ])
  expect(await revisionsOf(w.db, id)).toHaveLength(1)
  const page = await (await w.send('GET', '/personal', w.bob)).text()
  expect(page).toContain('Will the bridge open?')
  expect(page).toContain('you: 70%')
})

test('its page is its author’s, who changes the forecast there', async ({ w }) => {
  await ask(w, w.bob)
  const [{ id } = { id: 0 }] = await owned(w, w.bob)
  const path = `/questions/${id}-will-the-bridge-open`
  const page = await read((await w.send('GET', path, w.bob)).text())
  expect(heard(page)).toContain('for its author alone Closes')
  expect(heard(page)).not.toMatch(/unreviewed|The crowd|A moderator|For moderators|Sources/)
  const again = await w.send('POST', `/questions/${id}/forecasts`, w.bob, {
    ...{ kind: 'binary', bp: '40' },
  })
  expect(again.status).toBe(303)
  expect(await forecastsBy(w.db, w.bob.id, id)).toHaveLength(2)
})

test('sent twice it is asked once', async ({ w }) => {
  for (let times = 0; times < 2; times++)
    expect((await ask(w, w.bob, { idempotency_key: 'once' })).status).toBe(303)
  expect(await owned(w, w.bob)).toHaveLength(1)
})

test('a refused form comes back alone to htmx, with what was typed', async ({ w }) => {
  const answer = await ask(w, w.bob, { bp: 'much', title: 'Will it sing?' }, asPart)
  expect(answer.status).toBe(422)
  const part = await answer.text()
  expect(part).toMatch(/^<section id="fast-entry".*Will it sing\?/s)
  expect(part).toContain('value="much"')
  expect(await owned(w, w.bob)).toEqual([])
})

test.for([
  ['a guest', undefined, {}, 401, 'Sign in first.'],
  ['a barred person', 'eve', {}, 403, 'a barred account'],
  ['a day that is over', 'bob', { closes_at: '2026-02-28' }, 422, 'still to come'],
  ['this very moment', 'bob', { closes_at: '2026-03-01 12:00' }, 422, 'still to come'],
  ['no day', 'bob', { closes_at: 'soon' }, 422, 'Add when it closes'],
  ['no chance', 'bob', { bp: '' }, 422, 'Enter a chance'],
  ['no question', 'bob', { title: ' ' }, 422, 'Ask the question in one sentence.'],
  ['too many words', 'bob', { criteria: 'x'.repeat(4001) }, 422, 'Use at most 4,000'],
  ['everybody', 'bob', { audience: 'everybody' }, 422, 'Choose who sees it.'],
  ['a field that is not known', 'bob', { state: 'final' }, 422, 'This field is not known here.'],
] as const)('refuses %s and writes nothing', async ([, who, change, status, words], { w }) => {
  const answer = await ask(w, who && w[who], change)
  expect(answer.status).toBe(status)
  expect(await answer.text()).toContain(words)
  for (const one of [w.bob, w.eve]) expect(await owned(w, one)).toEqual([])
})

test('the page is for members: a guest signs in first and comes back', async ({ w }) => {
  const guest = await w.send('GET', '/personal')
  expect([guest.status, guest.headers.get('location')]).toEqual([303, '/sign-in?next=%2Fpersonal'])
  expect((await w.send('GET', '/personal', w.eve)).status).toBe(403)
  expect((await w.send('POST', '/personal/readings', undefined, { line: 'x' })).status).toBe(401)
  expect((await w.send('POST', '/personal/readings', w.eve, { line: 'x' })).status).toBe(403)
})

test('a page of one’s own and the list of questions lead there', async ({ w }) => {
  const linksOn = async (path: string, who: Player) => {
    const page = await read(await (await w.send('GET', path, who)).text())
    return all(one(page, 'main'), 'a').map(({ attributes }) => attributes.href)
  }
  for (const path of ['/questions', `/forecasters/${w.bob.handle}`])
    expect(await linksOn(path, w.bob)).toContain('/personal')
  expect(await linksOn(`/forecasters/${w.bob.handle}`, w.alice)).not.toContain('/personal')
})
