import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { Refusal } from '#src/lib/refusal.ts'
import type { ReadFilter } from '#src/questions/filter.ts'
import { ChanceSeen } from '#views/questions/chance-seen.tsx'
import { ModeratorTools } from '#views/questions/moderator-tools.tsx'
import { QuestionList } from '#views/questions/question-list.tsx'
import { faultsOf } from './faults.ts'
import {
  actor,
  article,
  binary,
  claim,
  crowd,
  FROM_THE_RIGHT,
  HOSTILE,
  hiddenCrowd,
  LONG_WORD,
  options,
  question,
  told,
} from './props.ts'
import { all, buttons, field, fields, form, heard, links, one, read, sent } from './reading.ts'

const chance = async (seen: Parameters<typeof ChanceSeen>[0]['crowd'], change: object = {}) =>
  heard(await read(<div>{<ChanceSeen question={question(change)} crowd={seen} />}</div>))

test('the crowd’s chance is told with a word for the ear', async () => {
  expect(await chance(crowd())).toBe('73% (likely)')
  const spec = options('choice', 'June', 'July')
  const value = { kind: 'choice' as const, bps: [4000, 6000] }
  expect(await chance(crowd({ value }), { spec })).toBe('60% (about even) for "July"')
})

test('a chance that is not seen says why, and a crowd that is not told of says nothing', async () => {
  expect(await chance(hiddenCrowd)).toBe('hidden until you forecast, or 2 Mar 2026, 00:00 UTC')
  expect(await chance(crowd({ value: undefined }))).toBe('no crowd yet')
  expect(await chance({ ...hiddenCrowd, forecasters: 0 })).toBe('no forecasts')
  expect(await chance(undefined)).toBe('')
})

const filter = (change: Partial<ReadFilter> = {}): ReadFilter => ({
  ...{ state: 'open', q: '', article: '', topic: '', unanswered: '', sort: 'closes' },
  ignored: [],
  ...change,
})

const list = (change: Partial<Parameters<typeof QuestionList>[0]> = {}) =>
  read(
    <QuestionList
      {...{ questions: [question()], filter: filter(), after: undefined, total: 1 }}
      {...{ topics: [], articles: [], actor: undefined, back: '/questions', beside: undefined }}
      told={told()}
      {...change}
    />,
  )

test('a row tells the crowd, how many they are, when it closes, and leads to the question', async () => {
  const shown = await list()
  expect(heard(one(shown, 'li'))).toMatch(
    /^Will it rain\? crowd 73% \(likely\) · 3 forecasts · closes [^·]+ Your chance, in %: Will it rain\? % Save$/,
  )
  expect(links(shown)['Will it rain?']).toBe('/questions/7-will-it-rain')
  expect(faultsOf(shown)).toEqual([])
})

test('how the crowd moved stands beside its chance, and nothing where it is not seen', async () => {
  const steps = [
    { at: new Date('2026-02-20T00:00Z'), level: 6100 },
    { at: new Date('2026-03-01T00:00Z'), level: 7300 },
  ]
  const trend = { steps, change_bp: 1200, leading: undefined }
  const shown = await list({ told: told({ trends: new Map([[7, trend]]) }) })
  expect(heard(one(shown, 'li'))).toContain('73% (likely) up 12 points in 7 days · 3 forecasts')
  expect(one(shown, 'svg').attributes['aria-hidden']).toBe('true')
  expect(all(await list(), 'svg')).toEqual([])
})

test('a resolved question says in its row what came of it', async () => {
  const resolved = question({ phase: 'final', outcome: { kind: 'binary', happened: false } })
  expect(heard(one(await list({ questions: [resolved] }), 'li'))).toContain('resolved: No')
  const annulled = question({ phase: 'annulled', outcome: null })
  expect(heard(one(await list({ questions: [annulled] }), 'li'))).toMatch(/annulled$/)
})

test('25 rows with fields and a month of moves each are light enough for one page', async () => {
  const ids = [...Array(25).keys()]
  const levelOf = (id: number, day: number) => ((id * 7919 + day * 104_729) % 89) * 100 + 500
  const steps = (id: number) =>
    [...Array(31).keys()].map((day) => ({
      at: new Date(Date.UTC(2026, 1, day + 1)),
      level: levelOf(id, day),
    }))
  const props = {
    ...{ filter: filter(), after: undefined, total: 25, topics: [], articles: [] },
    ...{ actor: actor('member'), back: '/questions', beside: undefined },
    questions: ids.map((id) => question({ id, title: `${TITLES[id % 5]} ${id * 37} by ${id}?` })),
    told: {
      crowds: new Map(ids.map((id) => [id, crowd()])),
      mine: new Map(ids.map((id) => [id, binary(id * 100)])),
      trends: new Map(
        ids.map((id) => [id, { steps: steps(id), change_bp: id * 100, leading: undefined }]),
      ),
    },
  }
  const page = String(await (<QuestionList {...props} />))
  expect(page.match(/<svg/g)).toHaveLength(25)
  // The frame around it takes less than a thousand bytes.
  expect(gzipSync(page).length).toBeLessThan(7 * 1024)
})

const TITLES = [
  'Will the northern ferry carry as many passengers as',
  'Will the old harbour take in ships of more tons than',
  'Is the price of a barrel of oil in Rotterdam above',
  'How likely is a storm on the coast of force ten before',
  'Does the council vote for the new bridge with at least',
]

test('one’s own chance stands beside the crowd’s, as entered', async () => {
  expect(heard(await list({ told: told({ mine: new Map([[7, binary(7350)]]) }) }))).toContain(
    '· you: 73.5%',
  )
  expect(heard(await list())).not.toContain('you:')
})

test('a row that waits says for what; one not accepted says that', async () => {
  const row = async (change: object) =>
    heard(one(await list({ questions: [question(change)] }), 'li'))
  expect(await row({ phase: 'closed' })).toMatch(/closed .* closed, not resolved yet$/)
  expect(await row({ phase: 'scheduled' })).toMatch(/opens .* not open yet$/)
  expect(await row({ phase: 'final' })).toMatch(/resolved$/)
  expect(await row({ reviewed_at: null })).toContain('unreviewed')
})

test('a question closed early tells the close that came, not the one planned', async () => {
  const closed_early_at = new Date('2026-03-01T18:00Z')
  const shown = await list({ questions: [question({ phase: 'closed', closed_early_at })] })
  expect(one(shown, 'time').attributes.datetime).toBe('2026-03-01T18:00:00.000Z')
})

test('the list that is shown is told from the others, which keep the search', async () => {
  const shown = await list({ filter: filter({ state: 'closed', q: 'rain & sun', article: 'a-b' }) })
  const current = all(shown, 'a').filter(({ attributes }) => attributes['aria-current'] === 'page')
  expect(current.map(heard)).toEqual(['Waiting for an outcome'])
  const other = new URL(links(shown).Resolved as string, 'http://site.test')
  expect(Object.fromEntries(other.searchParams)).toEqual({
    ...{ state: 'resolved', q: 'rain & sun', article: 'a-b' },
  })
})

test('searching stays in the list and its article, and shows what was searched', async () => {
  const shown = await list({ filter: filter({ state: 'closed', q: HOSTILE, article: 'a-b' }) })
  expect(sent(form(shown, 'Show'))).toEqual({ state: 'closed' })
  expect(heard(field(shown, 'Article'))).toBe('all a-b')
  expect(field(shown, 'Words').attributes).toMatchObject({ name: 'q', value: HOSTILE })
  expect(faultsOf(shown)).toEqual([])
})

const beside = {
  counts: { open: 0, closed: 1, resolved: 4, scheduled: 0 },
  claims: [{ ...claim({ short: HOSTILE }), article: 'The harbour' }],
  articles: [article({ title: FROM_THE_RIGHT })],
}

test('beside the questions stand the claims and articles found, and how many other lists hold', async () => {
  const shown = await list({ filter: filter({ q: 'a & b' }), beside })
  expect(links(shown)).toMatchObject({
    [HOSTILE]: '/claims/5',
    [FROM_THE_RIGHT]: '/articles/harbour',
    'All articles that speak of it': '/articles?q=a+%26+b',
    'Resolved (4)': '/questions?state=resolved&q=a+%26+b',
  })
  expect(heard(shown)).toContain(`${HOSTILE} The mayor, in The harbour`)
  expect(faultsOf(shown)).toEqual([])
})

test('where nothing else speaks of it, that is said', async () => {
  const nothing = { ...beside, claims: [], articles: [] }
  expect(heard(await list({ filter: filter({ q: 'tide' }), beside: nothing }))).toContain(
    'No claim and no article speaks of it.',
  )
  expect(heard(await list())).not.toContain('speaks of it')
})

test('an empty list says what was sought, and what was not understood', async () => {
  const nothing = { questions: [], filter: filter({ q: HOSTILE, ignored: [`state=${HOSTILE}`] }) }
  const words = heard(await list(nothing))
  expect(words).toContain(`Leave out: the words "${HOSTILE}"`)
  expect(words).toContain(`Ignored, since it is not known here: state=${HOSTILE}`)
  expect(heard(await list({ questions: [] }))).toContain('No questions in this list.')
})

test('a choice that is set stays chosen, whether it is among those listed or not', async () => {
  const shown = await list({ filter: filter({ topic: HOSTILE }), topics: ['ports', 'tides'] })
  const options = all(field(shown, 'Topic'), 'option')
  expect(options.map(heard)).toEqual(['all', HOSTILE, 'ports', 'tides'])
  expect(options.filter(({ attributes }) => 'selected' in attributes).map(heard)).toEqual([HOSTILE])
})

test('what one has not forecast is a choice of whoever can forecast', async () => {
  const names = async (change: object) =>
    fields(await list(change)).map((one) => one.attributes.name)
  expect(await names({})).not.toContain('unanswered')
  expect(await names({ actor: actor('member') })).toContain('unanswered')
})

test('each row has a field of its own name, with what stands', async () => {
  const questions = [question(), question({ id: 8, title: HOSTILE })]
  const shown = await list({ questions, told: told({ mine: new Map([[8, binary(7350)]]) }) })
  expect(field(shown, 'Your chance, in %: Will it rain?').attributes).not.toHaveProperty('value')
  expect(field(shown, `Your chance, in %: ${HOSTILE}`).attributes.value).toBe('73.5')
  expect(faultsOf(shown)).toEqual([])
})

test.for([HOSTILE, LONG_WORD, FROM_THE_RIGHT])('a title is shown whole: %s', async (title) => {
  const shown = await list({ questions: [question({ title })] })
  expect(links(shown)[title]).toMatch(/^\/questions\/7-[a-z0-9-]+$/)
  expect(faultsOf(shown)).toEqual([])
})

type Told = { refusal?: Refusal; typed?: Record<string, string> }

const tools = (who: ReturnType<typeof actor> | undefined, change: object = {}, told: Told = {}) =>
  read(
    <div>
      <ModeratorTools
        {...{ actor: who, question: question(change), typed: {}, refusal: undefined, ...told }}
      />
    </div>,
  )
const mona = actor('moderator')

test('a guest, a member and a barred moderator see nothing of the tools', async () => {
  for (const who of [undefined, actor('member'), actor('moderator', { barred: true })])
    expect(heard(await tools(who, { reviewed_at: null }))).toBe('')
})

test.for([mona, actor('admin')])('a $role resolves, closes and moves what is open', async (who) => {
  const shown = await tools(who)
  expect(links(shown)).toEqual({ 'Resolve it': '/questions/7/resolutions/new' })
  expect(all(shown, 'form').map(({ attributes }) => attributes.action)).toEqual([
    '/questions/7/closes',
    '/questions/7/schedules',
  ])
  expect(faultsOf(shown)).toEqual([])
})

test.for([
  ['draft', ['Accept and open it'], false],
  ['review', ['Accept and open it'], false],
  ['scheduled', ['Accept it onto the boards'], false],
  ['closed', ['Accept it onto the boards'], true],
  ['final', ['Accept it onto the boards'], false],
] as const)('an unaccepted question that is %s can be: %s', async ([phase, expected, resolves]) => {
  const shown = await tools(mona, { phase, reviewed_at: null })
  expect(buttons(shown)).toEqual(expected)
  expect('Resolve it' in links(shown)).toBe(resolves)
})

test('what is accepted is not accepted again', async () => {
  expect(buttons(await tools(mona))).toEqual(['Close now', 'Move the close'])
  expect(buttons(await tools(mona, { phase: 'final' }))).toEqual([])
})

test('what is to be checked against the world is a list, and can be ticked', async () => {
  const precheck = { precheck: `Look outside.\n${HOSTILE}`, phase: 'closed' }
  const shown = await tools(mona, precheck)
  expect(all(shown, 'li').map(heard)).toEqual(['Look outside.', HOSTILE])
  expect(buttons(shown)).toEqual(['Checked'])
  expect(buttons(await tools(mona, { ...precheck, prechecked_by: 3 }))).toEqual(['Checked again'])
  expect(faultsOf(shown)).toEqual([])
})

test('a refused close lies open, with its reason and what is wrong with it', async () => {
  const refusal = new Refusal('invalid', 'x', 'No.', { fields: { reason: 'Too short.' } })
  const shown = await tools(mona, {}, { refusal, typed: { reason: 'because' } })
  expect(one(shown, 'details').attributes).toHaveProperty('open')
  expect(field(shown, 'Reason for closing').attributes).toMatchObject({
    ...{ value: 'because', 'aria-invalid': 'true' },
  })
  expect(one(await tools(mona), 'details').attributes).not.toHaveProperty('open')
})
