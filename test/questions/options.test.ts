import { expect } from 'vitest'
import { transact } from '#src/db/ctx.ts'
import { publishCrowd } from '#src/forecasts/publish-crowd.ts'
import { findQuestion } from '#src/questions/queries.ts'
import { aClaim } from '#test/support/claims.ts'
import { wordsOf } from '#test/support/words.ts'
import { type Player, test, type World } from '#test/support/world.ts'
import { field, form, read, sent } from '#test/views/reading.ts'

const asked = (claim_id: number, change: Record<string, string> = {}) => ({
  claim_id: String(claim_id),
  kind: 'choice',
  options: '+ On time\nLate\nNever',
  title: 'When will the harbour open?',
  criteria: 'The option that the harbour office names on its page.',
  sources: 'The harbour office',
  closes_at: '2026-03-31',
  relation: 'milestone',
  polarity: 'same',
  decides: 'both',
  ...change,
})

async function ask(w: World, change: Record<string, string> = {}) {
  const form = asked(await aClaim(w), change)
  const response = await w.send('POST', '/questions', w.alice, form)
  const id = Number(/\/questions\/(\d+)/.exec(response.headers.get('location') ?? '')?.[1])
  return { response, id }
}

const chances = (kind: string, ...typed: string[]) => ({
  kind,
  ...Object.fromEntries(typed.map((one, index) => [`bp_${index}`, one])),
})

const forecast = (w: World, who: Player, id: number, fields: Record<string, string>) =>
  w.send('POST', `/questions/${id}/forecasts`, who, fields)

const page = async (w: World, id: number, who?: Player) =>
  wordsOf((await w.send('GET', `/questions/${id}-when-will-the-harbour-open`, who)).text())

test.for(['choice', 'ordered'])(
  'a member asks one of kind %s, with its options',
  async (kind, { w }) => {
    const { response, id } = await ask(w, { kind })
    expect(response.status).toBe(303)
    expect(await findQuestion(w.ctxOf(), id)).toMatchObject({
      spec: {
        kind,
        options: [
          { key: 'a', label: 'On time' },
          { key: 'b', label: 'Late' },
          { key: 'c', label: 'Never' },
        ],
      },
    })
    const link = await w.db
      .selectFrom('claim_questions')
      .selectAll()
      .where('question_id', '=', id)
      .executeTakeFirstOrThrow()
    expect(link).toMatchObject({ favours: ['a'], polarity: null, decides: null })
    const claim = await wordsOf((await w.send('GET', `/claims/${link.claim_id}`)).text())
    expect(claim).toContain('For the claim: "On time"')
  },
)

test.for<[what: string, change: Record<string, string>, words: string]>([
  ['no options', { options: ' \n ' }, 'Name at least two options, one on each line.'],
  ['one option', { options: '+ On time' }, 'Name at least two options'],
  ['a name twice', { options: '+ Late\nlate' }, 'Two options have the same name.'],
  ['nothing that speaks for the claim', { options: 'A\nB' }, 'Put a + before each option'],
  ['background that speaks', { relation: 'context', polarity: '' }, 'Leave out the plus signs.'],
  ['options of a yes or no', { kind: 'binary' }, 'This kind takes no options.'],
  ['an unknown kind', { kind: 'poem' }, 'This kind of question is not known.'],
])('%s is refused, and what was typed is kept', async ([, change, words], { w }) => {
  const { response } = await ask(w, change)
  expect(response.status).toBe(422)
  const form = await response.text()
  expect(form).toContain(words)
  expect(form).toContain('When will the harbour open?')
})

test.for([
  ['choice', '½ × ((1 − 0.5)² + 0.3² + 0.2²) = 0.190'],
  ['ordered', '((1 − 0.5)² + (1 − 0.8)²) ÷ 2 = 0.145'],
] as const)('from a forecast to a score with its sum: %s', async ([kind, sum], { w }) => {
  const { id } = await ask(w, { kind })
  expect((await forecast(w, w.bob, id, chances(kind, '50', '', '20'))).status).toBe(303)
  await forecast(w, w.alice, id, chances(kind, '20', '60', '20'))
  expect(await page(w, id, w.bob)).toContain('Saved: On time 50%, Late 30%, Never 20%')

  await w.setClock('2026-03-05T12:00Z')
  const resolved = await w.send('POST', `/questions/${id}/resolutions`, w.mona, {
    kind,
    option: 'a',
    version: '1',
    evidence: 'https://harbour.example/opening',
    reason: 'The harbour office announced it on its page.',
  })
  expect(resolved.status).toBe(303)
  const words = await page(w, id, w.bob)
  expect(words).toContain('On time')
  expect(words).toContain(sum)
  const profile = await wordsOf((await w.send('GET', `/forecasters/${w.bob.handle}`)).text())
  expect(profile).toContain(sum)
})

test('what does not add up is offered scaled, kept as typed, and saved when asked to', async ({
  w,
}) => {
  const { id } = await ask(w)
  const typed = chances('choice', '50', '30', '10')
  const offered = await forecast(w, w.bob, id, typed)
  expect(offered.status).toBe(422)
  const form = await offered.text()
  expect(form).toContain('Scaled they would be: On time 55.56%, Late 33.33%, Never 11.11%.')
  expect(form).toContain('name="scaled" value="yes"')
  expect(form).toContain('value="50"')
  expect((await forecast(w, w.bob, id, { ...typed, scaled: 'yes' })).status).toBe(303)
  expect(await page(w, id, w.bob)).toContain('Saved: On time 55.56%')
})

test('near certainty is asked back once', async ({ w }) => {
  const { id } = await ask(w)
  const sure = chances('choice', '100', '0', '0')
  const asked = await forecast(w, w.bob, id, sure)
  expect(asked.status).toBe(422)
  expect(await asked.text()).toContain('nothing but &quot;On time&quot; can come about')
  expect((await forecast(w, w.bob, id, { ...sure, confirmed: '0 10000 0' })).status).toBe(422)
  expect((await forecast(w, w.bob, id, { ...sure, confirmed: '10000 0 0' })).status).toBe(303)
})

test('what is near certain only when scaled is asked about as it was scaled', async ({ w }) => {
  const { id } = await ask(w)
  const typed = { ...chances('choice', '100', '0.5%', '0'), scaled: 'yes' }
  const asked = await read((await forecast(w, w.bob, id, typed)).text())
  const values = ['On time', 'Late', 'Never'].map((label) => field(asked, label).attributes.value)
  expect(values).toEqual(['99.5', '0.5', '0'])
  expect(sent(form(asked, 'Save it all the same'))).toMatchObject({ confirmed: '9950 50 0' })
})

test('the history has one line for each option, named beside it', async ({ w }) => {
  const { id } = await ask(w)
  await forecast(w, w.bob, id, chances('choice', '50', '30', '20'))
  await forecast(w, w.alice, id, chances('choice', '40', '40', '20'))
  await transact(w.ctxOf(), (trx) => publishCrowd(trx, id))
  const chart = await (await w.send('GET', `/questions/${id}/history`, w.bob)).text()
  for (const [index, label] of ['On time 45%', 'Late 35%', 'Never 20%'].entries()) {
    expect(chart).toContain(`class="crowd l${index}"`)
    expect(chart).toContain(label)
  }
  expect(chart).toContain('you on On time')
})

test('an outcome that is none of its options is refused', async ({ w }) => {
  const { id } = await ask(w)
  await w.setClock('2026-03-05T12:00Z')
  const response = await w.send('POST', `/questions/${id}/resolutions/previews`, w.mona, {
    kind: 'choice',
    option: 'z',
    version: '1',
    evidence: 'https://harbour.example/opening',
    reason: 'The harbour office announced it on its page.',
  })
  expect(response.status).toBe(422)
  expect(await response.text()).toContain('Choose what came about.')
})
