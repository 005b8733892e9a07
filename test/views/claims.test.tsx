import { expect, test } from 'vitest'
import { ClaimCard } from '#views/claims/claim-card.tsx'
import { ClaimPage } from '#views/claims/claim-page.tsx'
import { WhoSaidIt } from '#views/claims/who-said-it.tsx'
import { faultsOf } from './faults.ts'
import {
  actor,
  article,
  claim,
  FROM_THE_RIGHT,
  HOSTILE,
  hiddenCrowd,
  LONG_WORD,
  linked,
  options,
  told,
} from './props.ts'
import { all, field, headings, heard, links, one, read, sent } from './reading.ts'

const said = async (change: Parameters<typeof claim>[0]) =>
  heard(await read(<WhoSaidIt claim={claim(change)} />))

test.for([
  ['asserts', 'Asserted by The mayor.'],
  ['hedges', 'Hedged by The mayor.'],
  ['doubts', 'Doubted by The mayor.'],
  ['conditional', 'Made conditional by The mayor.'],
  ['reports', 'Reported by The mayor.'],
] as const)('the stance "%s" is told as "%s"', async ([stance, words]) => {
  expect(await said({ stance })).toBe(words)
})

test('who passes a claim on, and how it was hedged, stand apart from who said it', async () => {
  expect(await said({ reporter: 'The Paper', hedge: 'if all goes well' })).toBe(
    'Asserted by The mayor, as The Paper reports, with the words "if all goes well".',
  )
})

const days = { deadline_earliest: '2034-12-31', deadline_latest: '2035-12-31' }

test.for([
  ['earliest', 'by 2035', 'Deadline: "by 2035", read as 31 Dec 2034.'],
  ['latest', 'by 2035', 'Deadline: "by 2035", read as 31 Dec 2035.'],
  ['latest', null, 'Deadline: read as 31 Dec 2035.'],
] as const)('a deadline read as the %s day, in words %s, is told: %s', async (told) => {
  const [deadline_reading, deadline_text, words] = told
  expect(await said({ ...days, deadline_reading, deadline_text })).toContain(words)
})

test('without a reading there is no deadline', async () => {
  expect(await said({ ...days, deadline_text: 'soon' })).not.toContain('Deadline')
})

type Change = Partial<Parameters<typeof ClaimPage>[0]>

const page = (change: Change = {}) =>
  read(
    <ClaimPage
      {...{ claim: claim(), article: article(), questions: [linked()], actor: undefined }}
      told={told()}
      {...change}
    />,
  )

test('a claim is shown in its words, and leads to where they stand', async () => {
  const shown = await page({ article: article({ language: 'de' }) })
  expect(headings(shown)).toEqual([
    ...['1 The harbour opens in June.', '2 Direct', '3 Yes supports the claim'],
  ])
  expect(heard(one(shown, 'mark'))).toBe('will open in June')
  expect(one(shown, 'blockquote').attributes.lang).toBe('de')
  expect(links(shown)['The harbour']).toBe('/articles/harbour#claim-5')
  expect(faultsOf(shown)).toEqual([])
})

test.for([
  ['exact', 'the same words stand in the newest text'],
  ['changed', 'the words were changed in the newest text'],
  ['orphan', 'the words are lost from the newest text'],
] as const)('words that are %s: "%s"', async ([state, words]) => {
  expect(heard(await page({ claim: claim({ anchor: { state } }) }))).toContain(
    `Since then ${words}`,
  )
})

test('questions stand under how they test the claim, the direct ones first', async () => {
  const questions = [
    linked({ id: 8, relation: 'context', title: 'Will it snow?' }),
    linked({ id: 9, relation: 'proxy', title: 'Will it hail?' }),
    linked(),
  ]
  const shown = await page({ questions })
  expect(headings(shown).filter((heading) => heading.startsWith('2'))).toEqual([
    ...['2 Direct', '2 Proxy', '2 Background'],
  ])
  expect(all(shown, 'section').map((group) => Object.keys(links(group)))).toEqual([
    ['Will it rain?'],
    ['Will it hail?'],
    ['Will it snow?'],
  ])
  expect(heard(shown)).not.toContain('None of its questions settles')
})

test('where no question is direct, nothing is said to settle the claim', async () => {
  const shown = await page({ questions: [linked({ relation: 'proxy' })] })
  expect(heard(shown)).toContain('None of its questions settles this claim.')
  expect(heard(await page({ questions: [] }))).toContain('No question tests this claim yet.')
})

test('each question stands under what its answer says of the claim', async () => {
  const says = async (change: Parameters<typeof linked>[0]) =>
    headings(await page({ questions: [linked(change)], told: told({ crowds: new Map() }) })).at(-1)
  expect(await says({ polarity: 'same' })).toBe('3 Yes supports the claim')
  expect(await says({ polarity: 'inverse' })).toBe('3 Yes contradicts the claim')
  const spec = options('choice', 'June', 'July', 'Never')
  const several = { spec, polarity: null }
  expect(await says({ ...several, favours: ['a', 'c'] })).toBe('3 For the claim: "June", "Never"')
  expect(await says({ ...several, favours: [] })).toBe('2 Direct')
})

test('what says the same stands together', async () => {
  const questions = [
    linked({ id: 8, title: 'One?' }),
    linked({ id: 9, title: 'Two?', polarity: 'inverse' }),
    linked({ id: 10, title: 'Three?' }),
  ]
  const shown = await page({ questions })
  expect(all(shown, 'ul').map((list) => Object.keys(links(list)))).toEqual([
    ['One?', 'Three?'],
    ['Two?'],
  ])
})

test('an open question is forecast in its row, one that is resolved is not', async () => {
  const row = one(await page(), 'form')
  expect(row.attributes['hx-target']).toBe('#row-7')
  expect(sent(row)).toMatchObject({ back: '/claims/5' })
  expect(all(await page({ questions: [linked({ phase: 'final' })] }), 'form')).toEqual([])
})

test('the chance is told, or that it is hidden and never the number', async () => {
  expect(heard(one(await page(), 'li'))).toContain('73% (likely)')
  const crowds = new Map([[7, hiddenCrowd]])
  const hidden = heard(one(await page({ told: told({ crowds }) }), 'li'))
  expect(hidden).toContain('hidden until you forecast')
  expect(hidden).not.toMatch(/\d%/)
})

test('speaker and reporter, hedge and deadline are told apart', async () => {
  const facts = {
    ...{
      reporter: 'The Paper',
      hedge: 'if all goes well',
      deadline_note: 'A decade has ten years.',
    },
    ...{ ...days, deadline_reading: 'latest' as const, deadline_text: 'this decade' },
  }
  expect(heard(one(await page({ claim: claim(facts) }), 'dl'))).toBe(
    'Speaker Asserted by The mayor Reporter The Paper, who passes it on Hedge "if all goes well" Deadline "this decade", read as 31 Dec 2035, the latest day it can mean. A decade has ten years. Since then the same words stand in the newest text',
  )
  expect(heard(one(await page(), 'dl'))).not.toMatch(/Reporter|Hedge|Deadline/)
})

const card = (change: Partial<Parameters<typeof ClaimCard>[0]> = {}) =>
  read(
    <ClaimCard
      {...{ claim: claim(), questions: [linked()], article: article(), actor: undefined }}
      told={told()}
      {...change}
    />,
  )

test('a card tells the crowd’s chance, or that it is hidden and never the number', async () => {
  expect(heard(one(await card(), 'li'))).toContain('crowd 73% (likely)')
  const hidden = heard(await card({ told: told({ crowds: new Map([[7, hiddenCrowd]]) }) }))
  expect(hidden).toContain('hidden until you forecast, or 2 Mar 2026, 00:00 UTC')
  expect(hidden).not.toMatch(/\d%/)
})

test('a question is forecast in the card, which stands in its article', async () => {
  const shown = await card({ article: article({ slug: 'quay' }) })
  const row = one(shown, 'form')
  expect(row.attributes).toMatchObject({
    action: '/questions/7/forecasts?view=row',
    'hx-target': '#row-7',
  })
  expect(sent(row)).toMatchObject({ back: '/articles/quay' })
  expect(field(shown, 'Your chance, in %: Will it rain?').attributes.name).toBe('bp')
  expect(faultsOf(shown)).toEqual([])
})

test('what is no longer open stands in the card with how far it has come', async () => {
  const outcome = { kind: 'binary', happened: false } as const
  const shown = await card({ questions: [linked({ phase: 'final', outcome })] })
  expect(all(shown, 'form')).toEqual([])
  expect(heard(one(shown, 'li'))).toContain('resolved: No')
})

test('how its questions test the claim is said above them, so that a saved row can be swapped', async () => {
  const questions = [linked({ id: 8, relation: 'proxy', title: 'Will it hail?' }), linked()]
  const shown = await card({ questions })
  expect(heard(shown)).toMatch(/Direct Will it rain\?.* Proxy Will it hail\?/)
  for (const row of all(shown, 'li')) expect(heard(row)).not.toMatch(/Direct|Proxy/)
})

test('a card’s quote is in the language of its article', async () => {
  const shown = await card({ claim: claim({ language: 'de' }) })
  expect(one(shown, 'blockquote').attributes.lang).toBe('de')
})

test('how a question tests the claim leads to what that means', async () => {
  for (const [relation, word] of [
    ['direct', 'Direct'],
    ['milestone', 'Milestone'],
    ['proxy', 'Proxy'],
    ['context', 'Background'],
  ] as const)
    expect(links(await card({ questions: [linked({ relation })] }))[word]).toBe('/help#relations')
})

test('a question whose row stands in another card is told in short', async () => {
  const shown = await card({ places: new Map([[7, 4]]) })
  expect(all(shown, 'form')).toEqual([])
  expect(heard(one(shown, 'li'))).toBe('Will it rain? 73% (likely) open')
  expect(one(shown, 'li').attributes.id).toBeUndefined()
})

test('asking is offered to members, and says for the ear on which claim', async () => {
  expect(links(await card({ actor: actor('member') }))).toHaveProperty(
    ['Ask a question on: Harbour in June'],
    '/questions/new?claim=5',
  )
  for (const who of [undefined, actor('member', { barred: true })])
    expect(heard(await card({ actor: who }))).not.toContain('Ask a question')
})

test.for([
  ['hostile', HOSTILE],
  ['very long', LONG_WORD],
  ['right-to-left', FROM_THE_RIGHT],
] as const)('%s words of a claim are whole and only words', async ([, words]) => {
  const told = { statement: words, short: words, speaker: words, reporter: words, hedge: words }
  const hostile = claim({ ...told, deadline_note: words, anchor: { exact: words, prefix: words } })
  const questions = [linked({ title: words })]
  for (const shown of [
    await page({ claim: hostile, questions }),
    await card({ claim: hostile, questions }),
  ]) {
    expect(headings(shown)[0]?.slice(2)).toBe(words)
    expect(heard(shown)).toContain(`Asserted by ${words}`)
    expect(links(shown)[words]).toMatch(/^\/(questions|claims)\/[a-z0-9-]+$/)
    expect(faultsOf(shown)).toEqual([])
  }
})
