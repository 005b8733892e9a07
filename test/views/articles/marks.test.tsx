import { expect, test } from 'vitest'
import type { Block } from '#src/db/schema.ts'
import type { SeenCrowd } from '#src/forecasts/crowd.ts'
import type { BlockKind } from '#src/quotes/blocks.ts'
import { faultsOf } from '#test/views/faults.ts'
import {
  claim,
  crowd,
  FROM_THE_RIGHT,
  HOSTILE,
  hiddenCrowd,
  LONG_WORD,
  linked,
} from '#test/views/props.ts'
import { all, type Element, headings, heard, one, read } from '#test/views/reading.ts'
import { MarkedText } from '#views/articles/marked-text.tsx'

const TEXT = 'The harbour will open in June. Trains will follow by 2031.'

const quoted = (id: number, exact: string, text = TEXT) =>
  claim({
    id,
    anchor: { exact, start: text.indexOf(exact), end: text.indexOf(exact) + exact.length },
  })

const block = (text: string, words: string, kind: BlockKind = 'paragraph'): Block => ({
  ...{ version_id: 1, index: 0, kind, sha256: '' },
  ...{ start: text.indexOf(words), end: text.indexOf(words) + words.length },
})

type Told = {
  text?: string
  blocks?: Block[]
  language?: string
  crowds?: Map<number, SeenCrowd>
}

const shown = (claims: ReturnType<typeof claim>[], told: Told = {}, questions = [linked()]) => {
  const { text = TEXT, language = 'en' } = told
  const blocks = told.blocks ?? [block(text, text)]
  const { crowds = new Map() } = told
  return read(<MarkedText {...{ text, language, blocks, claims, questions, crowds }} />)
}

/** The text as it stands in its page, above the cards that its marks lead to. */
const faultsIn = ({ children, ...page }: Element) => {
  const cards = [1, 2, 3].map((id) => ({ id: `claim-card-${id}` }))
  const below = cards.map((attributes) => ({ tag: 'article', attributes, children: [] }))
  return faultsOf({ ...page, children: [...children, ...below] })
}

/** The marked words with the card that each leads to. */
const marks = async (page: ReturnType<typeof shown>) =>
  all(await page, 'a').map((a) => [seen(a), a.attributes.href?.replace('#claim-card-', '')])

/** Words of the text: what stands for the ear alone, or in the margin, is left out. */
const seen = (within: Parameters<typeof heard>[0]): string =>
  typeof within === 'string'
    ? within
    : within.children
        .filter((child) => typeof child === 'string' || !isAdded(child.attributes.class))
        .map(seen)
        .join('')
const isAdded = (names = '') => names.includes('visually-hidden') || names.includes('beside')

test('neighbouring claims are two links, with nothing between them', async () => {
  const page = shown([quoted(1, 'The harbour will open'), quoted(2, ' in June.')])
  expect(await marks(page)).toEqual([
    ['The harbour will open', '1'],
    [' in June.', '2'],
  ])
})

test('a claim within another splits it in three, and its own words still lead to the first', async () => {
  const page = shown([quoted(1, 'harbour will open in June'), quoted(2, 'will open')])
  expect(await marks(page)).toEqual([
    ['harbour ', '1'],
    ['will open', '1'],
    [' in June', '1'],
  ])
  expect(all(await page).map(({ attributes }) => attributes.id)).toContain('claim-2')
})

test('overlapping words say for the ear that they belong to both claims', async () => {
  const page = await shown(
    [quoted(1, 'open in June. Trains'), quoted(2, 'Trains will follow')],
    {},
    [linked({ claim_id: 1 })],
  )
  expect(all(page, 'a').map(heard)).toEqual([
    'open in June. (claim: 1 question, open)',
    'Trains (claim: 1 question, open; claim: no question yet)',
    'will follow (claim: no question yet)',
  ])
})

test('three claims over each other keep every letter once, and every claim its place', async () => {
  const page = await shown([
    quoted(1, 'harbour will open in June.'),
    quoted(2, 'open in June. Trains will'),
    quoted(3, 'June. Trains will follow by'),
  ])
  expect(seen(page)).toBe(TEXT)
  const places = all(page).flatMap(({ attributes: { id } }) => id ?? [])
  expect(places.toSorted()).toEqual(['claim-1', 'claim-2', 'claim-3'])
  expect(faultsIn(page)).toEqual([])
})

test('claims come in any order and are marked where they stand', async () => {
  const page = shown([quoted(2, 'by 2031'), quoted(1, 'in June')])
  expect(await marks(page)).toEqual([
    ['in June', '1'],
    ['by 2031', '2'],
  ])
})

test('a mark that runs over the end of a paragraph goes on in the next, and is one place', async () => {
  const page = await shown([quoted(1, 'in June. Trains will')], {
    blocks: [
      block(TEXT, 'The harbour will open in June.'),
      block(TEXT, 'Trains will follow by 2031.'),
    ],
  })
  expect(all(page, 'p').map((p) => all(p, 'a').map(seen))).toEqual([['in June.'], ['Trains will']])
  expect(faultsIn(page)).toEqual([])
})

test('a heading is one without its signs, also where a claim begins with it', async () => {
  const text = '## The harbour opens\nIt will.'
  const blocks = [block(text, '## The harbour opens', 'heading'), block(text, 'It will.')]
  const page = await shown([quoted(1, 'The harbour', text)], { text, blocks })
  expect(seen(one(page, 'h2'))).toBe('The harbour opens')
  expect(headings(page)).toHaveLength(1)
  expect(all(page, 'a').map(seen)).toEqual(['The harbour'])
})

test('a sign that is no heading is shown as it was written', async () => {
  const text = '#1 of the list: # signs'
  expect(seen(await shown([], { text }))).toBe(text)
})

test('markup in the words of a claim is words, in the mark and around it', async () => {
  const text = `Before ${HOSTILE} & after`
  const page = await shown([quoted(1, HOSTILE, text)], { text })
  expect(seen(one(page, 'a'))).toBe(HOSTILE)
  expect(seen(page)).toBe(text)
  expect(faultsIn(page)).toEqual([])
})

test('a mark that ends within an escaped sign cuts the sign, not its writing', async () => {
  const text = 'profits <&> losses'
  const page = shown([quoted(1, 'profits <', text), quoted(2, '&', text)], { text })
  expect(await marks(page)).toEqual([
    ['profits <', '1'],
    ['&', '2'],
  ])
})

test('a very long word and words from the right are whole, in their language', async () => {
  const text = `${LONG_WORD} ${FROM_THE_RIGHT}`
  const page = await shown([quoted(1, FROM_THE_RIGHT, text)], { text, language: 'he' })
  expect(seen(page)).toBe(text)
  expect(page.children).toMatchObject([{ attributes: { lang: 'he' } }])
})

test('a claim tells how many questions test it and how they stand', async () => {
  const questions = [
    linked({ claim_id: 1, phase: 'final' }),
    linked({ claim_id: 1, phase: 'final' }),
  ]
  const page = await shown([quoted(1, 'in June')], {}, questions)
  expect(heard(one(page, 'a'))).toBe('in June (claim: 2 questions, resolved)')
})

const margin = async (page: ReturnType<typeof shown>) =>
  all(await page, 'span').filter((span) => span.attributes.class === 'beside')

test('in the margin stand chance and state of the question that tests the claim directly', async () => {
  const questions = [
    linked({ claim_id: 1, id: 8, relation: 'proxy', title: 'Will a ship call?' }),
    linked({ claim_id: 1, id: 9 }),
  ]
  const page = shown([quoted(1, 'in June')], { crowds: new Map([[9, crowd()]]) }, questions)
  const [note, ...more] = await margin(page)
  expect(note && heard(note)).toBe('73% (likely) · open · 1 more')
  expect(note?.attributes['aria-hidden']).toBe('true')
  expect(more).toEqual([])
})

test('the ear is told the chance by the mark itself', async () => {
  const page = await shown([quoted(1, 'in June')], { crowds: new Map([[7, crowd()]]) }, [
    linked({ claim_id: 1 }),
  ])
  expect(heard(one(page, 'a'))).toBe('in June (claim: 1 question, open, 73% (likely))')
  expect(faultsIn(page)).toEqual([])
})

test('a hidden chance says so, in the margin and in the mark', async () => {
  const crowds = new Map([[7, hiddenCrowd]])
  const page = shown([quoted(1, 'in June')], { crowds }, [linked({ claim_id: 1 })])
  expect((await margin(page)).map(heard)).toEqual(['chance hidden · open'])
  expect(heard(one(await page, 'a'))).toBe(
    'in June (claim: 1 question, open, hidden until you forecast, or 2 Mar 2026, 00:00 UTC)',
  )
})

test('each claim has its note where it begins, and one without questions has none', async () => {
  const questions = [linked({ claim_id: 1 }), linked({ claim_id: 2, phase: 'final' })]
  const claims = [quoted(1, 'open in June. Trains'), quoted(2, 'Trains will'), quoted(3, 'by 2031')]
  const notes = (await margin(shown(claims, {}, questions))).map(heard)
  expect(notes).toEqual(['open', 'resolved'])
})
