import { expect, test } from 'vitest'
import type { TellingEntry } from '#src/resolutions/queries.ts'
import { Queue } from '#views/resolutions/queue.tsx'
import { Resolution } from '#views/resolutions/resolution.tsx'
import { faultsOf } from './faults.ts'
import { binary, crowd, HOSTILE, options, question } from './props.ts'
import { all, headings, heard, links, one, read } from './reading.ts'

const known_at = new Date('2026-03-01T18:00:05Z')
const yes = { kind: 'binary', happened: true } as const

const entry = (change: Partial<TellingEntry> = {}): TellingEntry => ({
  ...{ id: 1, question_id: 7, question_version: 3, round: 1, kind: 'final', preset: 'club' },
  ...{ actor_id: 3, outcome: yes, annulment: null, known_at, passage_sha256: null },
  ...{ evidence: 'https://news.example/rain?a=1&b=2', reason_sha256: '' },
  ...{ made_at: new Date('2026-03-02T09:30:07Z'), handle: 'mona', passage: null },
  reason: 'The station reports four millimetres.',
  ...change,
})

const outcome = (entries: TellingEntry[], change: object = {}) =>
  read(<Resolution {...{ entries, question: question({ phase: 'final', ...change }) }} />)

test('an outcome stands with who decided, how, when it was known, why and on what evidence', async () => {
  const shown = await outcome([entry({ passage: 'Four millimetres fell.' })])
  const words = heard(shown)
  expect(words).toContain('Outcome Yes Final, by mona (one moderator, no objection window).')
  expect(words).toContain('Known at 1 Mar 2026, 18:00:05 UTC; forecasts from then on do not count.')
  expect(words).toContain('The station reports four millimetres.')
  expect(heard(one(shown, 'blockquote'))).toBe('Four millimetres fell.')
  expect(links(shown)).toEqual({
    mona: '/forecasters/mona',
    'https://news.example/rain?a=1&b=2': 'https://news.example/rain?a=1&b=2',
  })
  expect(faultsOf(shown)).toEqual([])
})

test('evidence is passed on to, never vouched for', async () => {
  const [, evidence] = all(await outcome([entry()]), 'a')
  expect(evidence?.attributes.rel?.split(' ').toSorted()).toEqual(['nofollow', 'noopener', 'ugc'])
})

test('without evidence or passage neither is spoken of', async () => {
  const shown = await outcome([entry({ evidence: null })])
  expect(heard(shown)).not.toContain('Evidence')
  expect(all(shown, 'blockquote')).toEqual([])
})

test('what is only proposed is not called final', async () => {
  const words = heard(await outcome([entry({ kind: 'proposed', preset: 'public' })]))
  expect(words).toContain('Proposed, by mona (two moderators, 72 hours for objections).')
  expect(words).not.toContain('Final')
})

test('an annulment says which, that nobody is scored, and no moment', async () => {
  const words = heard(await outcome([entry({ outcome: null, annulment: 'flawed' })]))
  expect(words).toContain('Annulled: flawed')
  expect(words).toContain('Nobody is scored.')
  expect(words).not.toContain('Known at')
})

test('an outcome of a question that is not scored says so', async () => {
  const words = 'This question is not scored.'
  expect(heard(await outcome([entry()], { scored: false }))).toContain(words)
  expect(heard(await outcome([entry()]))).not.toContain(words)
})

test('every move is listed to the second, the newest first', async () => {
  const first = entry({ kind: 'proposed', handle: 'max', made_at: new Date('2026-03-02T08:00Z') })
  expect(all(await outcome([entry(), first]), 'li').map(heard)).toEqual([
    'final by mona, 2 Mar 2026, 09:30:07 UTC',
    'proposed by max, 2 Mar 2026, 08:00:00 UTC',
  ])
})

test('an outcome with hostile words and options is words', async () => {
  const spec = options('choice', 'June', HOSTILE)
  const told = { reason: HOSTILE, passage: HOSTILE, handle: HOSTILE }
  const shown = await outcome([entry({ ...told, outcome: { kind: 'choice', option: 1 } })], {
    spec,
  })
  expect(heard(shown).split(HOSTILE)).toHaveLength(6)
  expect(faultsOf(shown)).toEqual([])
})

const queue = (change: Partial<Parameters<typeof Queue>[0]> = {}) =>
  read(
    <Queue
      {...{ due: [question({ phase: 'closed' })], unaccepted: [], stakes: new Map(), claims: [] }}
      crowds={new Map([[7, crowd()]])}
      {...change}
    />,
  )

test('what is due stands with its rules and leads to its resolution, by name for the ear', async () => {
  const shown = await queue()
  expect(headings(shown)).toEqual([
    ...['1 Moderation', '2 To resolve', '3 Will it rain?', '2 To accept'],
  ])
  expect(heard(one(shown, 'article'))).toContain('YES if rain falls.')
  expect(heard(one(shown, 'article'))).toContain('3 forecasts standing.')
  expect(links(shown)['Resolve: Will it rain?']).toBe('/questions/7/resolutions/new')
  expect(faultsOf(shown)).toEqual([])
})

test('a moderator’s own stake is told in the queue, and that a question is not scored', async () => {
  const due = [question({ phase: 'closed', scored: false })]
  const words = heard(await queue({ due, stakes: new Map([[7, binary(7350)]]) }))
  expect(words).toContain('3 forecasts standing, not scored, you said 73.5%.')
  expect(heard(await queue())).not.toContain('you said')
})

test('what is due stands with the claim it tests, its sources, what to check and its age', async () => {
  const told = { sources: 'The station\nThe almanac', precheck: 'Look at the gauge.' }
  const claims = [
    { id: 5, short: 'Harbour in June', question_id: 7 },
    { id: 6, short: 'Of another', question_id: 8 },
  ]
  const due = [
    question({ phase: 'closed', ...told, closes_at: new Date(Date.now() - 3 * 86_400_000) }),
  ]
  const shown = await queue({ due, claims })
  expect(heard(one(shown, 'dl'))).toBe(
    'Claim Harbour in June Sources The station The almanac To check against the world Look at the gauge.',
  )
  expect(links(shown)['Harbour in June']).toBe('/claims/5')
  expect(heard(one(shown, 'article'))).toMatch(/Closed .* UTC \(3 days ago\)/)
  expect(faultsOf(shown)).toEqual([])
})

test('a question without claim, source or note has none of them headed', async () => {
  const due = [question({ phase: 'closed', sources: '' })]
  expect(all(await queue({ due }), 'dl')).toEqual([])
})

test('an empty queue says that nothing waits', async () => {
  const words = heard(await queue({ due: [] }))
  expect(words).toContain('Nothing is due.')
  expect(words).toContain('Every question is accepted.')
})

test('what is not accepted can be, each by its own form', async () => {
  const unaccepted = [question({ phase: 'draft' }), question({ id: 8, title: HOSTILE })]
  const shown = await queue({ due: [], unaccepted })
  expect(all(shown, 'li').map(heard)).toEqual([
    'Will it rain? draft Accept',
    `${HOSTILE} open Accept`,
  ])
  expect(all(shown, 'form').map(({ attributes }) => attributes.action)).toEqual([
    '/questions/7/acceptances',
    '/questions/8/acceptances',
  ])
  expect(faultsOf(shown)).toEqual([])
})
