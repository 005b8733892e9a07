import type { Child } from 'hono/jsx'
import { expect, test } from 'vitest'
import { Refusal } from '#src/lib/refusal.ts'
import { faultsOf } from '#test/views/faults.ts'
import { FROM_THE_RIGHT, HOSTILE, LONG_WORD } from '#test/views/props.ts'
import { all, field, heard, links, one, read } from '#test/views/reading.ts'
import { Chance } from '#views/parts/chance.tsx'
import { Choice, Field } from '#views/parts/field.tsx'
import { Form } from '#views/parts/form.tsx'
import { PersonLink } from '#views/parts/person.tsx'
import { Problems } from '#views/parts/problems.tsx'
import { Lines, Prose } from '#views/parts/prose.tsx'
import { WhenAndHowFar } from '#views/parts/when.tsx'

const shown = (child: Child) => read(<div>{child}</div>)
const refusal = (fields: Record<string, string>) =>
  new Refusal('invalid', 'invalid', 'The whole form.', { fields })

const described = (page: Awaited<ReturnType<typeof read>>, name: string) =>
  (field(page, name).attributes['aria-describedby'] ?? '')
    .split(' ')
    .map((id) => all(page).find(({ attributes }) => attributes.id === id))
    .map((words) => words && heard(words))

const OPTIONS = [
  ['a', 'One'],
  ['b', HOSTILE],
] as const

test('whoever hears a field hears its hint and then what is wrong with it', async () => {
  const wrong = refusal({ a: HOSTILE })
  const about = { name: 'a', label: 'A', hint: 'Such as 73.', refusal: wrong }
  for (const page of [
    await shown(<Field {...about} />),
    await shown(<Field {...about} rows={3} />),
    await shown(<Choice {...about} options={OPTIONS} />),
  ]) {
    expect(described(page, 'A')).toEqual(['Such as 73.', HOSTILE])
    expect(field(page, 'A').attributes['aria-invalid']).toBe('true')
    expect(faultsOf(page)).toEqual([])
  }
})

test('a hint alone is described and is no problem', async () => {
  const page = await shown(<Field name="a" label="A" hint="Such as 73." />)
  expect(described(page, 'A')).toEqual(['Such as 73.'])
  expect(field(page, 'A').attributes).not.toHaveProperty('aria-invalid')
})

test('the options of a choice are told by their words and sent by their values', async () => {
  const page = await shown(<Choice name="a" label="A" options={OPTIONS} />)
  expect(all(page, 'option').map((one) => [one.attributes.value, heard(one)])).toEqual(
    OPTIONS.map((option) => [...option]),
  )
})

test.for([HOSTILE, LONG_WORD, FROM_THE_RIGHT, ' kept  as typed '])(
  'what was typed comes back sign for sign: %s',
  async (typed) => {
    const page = await shown(<Field name="a" label="A" typed={{ a: typed }} />)
    expect(field(page, 'A').attributes.value).toBe(typed)
    const area = await shown(<Field name="a" label="A" rows={3} typed={{ a: typed }} />)
    expect(one(area, 'textarea').children.join('')).toBe(typed)
  },
)

test('an empty answer stays empty, also where a value stood', async () => {
  const page = await shown(<Field name="a" label="A" rows={3} value="stood" typed={{ a: '' }} />)
  expect(one(page, 'textarea').children).toEqual([])
})

test('no two forms share a key, so that each is saved once', async () => {
  const page = await shown([1, 2, 3].map(() => <Form action="/x" />))
  const keys = all(page, 'input').map(({ attributes }) => attributes.value)
  expect(new Set(keys).size).toBe(3)
})

test('every problem leads to its field, and its words cannot lead elsewhere', async () => {
  const page = await shown([
    <Problems refusal={refusal({ a: `${HOSTILE} a`, b: 'Too short.' })} />,
    <Field name="a" label="A" />,
    <Field name="b" label="B" />,
  ])
  const ids = all(page).flatMap(({ attributes: { id } }) => (id ? `#${id}` : []))
  expect(links(page)).toEqual({ [`${HOSTILE} a`]: '#a', 'Too short.': '#b' })
  expect(ids).toEqual(expect.arrayContaining(Object.values(links(page))))
  expect(faultsOf(page)).toEqual([])
})

test.for([
  [0, '0.0% (almost certainly not)'],
  [199, '2.0% (almost certainly not)'],
  [200, '2% (almost certainly not)'],
  [4999, '50% (about even)'],
  [5050, '51% (about even)'],
  [9800, '98% (almost certain)'],
  [9801, '98.0% (almost certain)'],
] as const)('%i basis points of the crowd are heard as %s', async ([bp, words]) => {
  expect(heard(await shown(<Chance bp={bp} />))).toBe(words)
})

test('prose is paragraphs and lines of what was written, whatever it is', async () => {
  const page = await shown(<Prose text={`${HOSTILE}\n${LONG_WORD}\n\n\n${FROM_THE_RIGHT}`} />)
  expect(all(page, 'p').map(heard)).toEqual([`${HOSTILE} ${LONG_WORD}`, FROM_THE_RIGHT])
  expect(all(page, 'br')).toHaveLength(1)
  expect(faultsOf(page)).toEqual([])
})

test('lines of hostile words are items of a list and nothing else', async () => {
  const page = await shown(<Lines text={`${HOSTILE}\n</ul>${HOSTILE}`} />)
  expect(all(page, 'li').map(heard)).toEqual([HOSTILE, `</ul>${HOSTILE}`])
  expect(faultsOf(page)).toEqual([])
})

test('what has passed is told as past', async () => {
  const past = new Date(Date.now() - 2 * 3_600_000 - 60_000)
  const page = await shown(<WhenAndHowFar at={past} />)
  expect(heard(page)).toContain('UTC (2 hours ago)')
  expect(one(page, 'time').attributes.datetime).toBe(past.toISOString())
})

test('a hostile handle is a name and leads within this site', async () => {
  const page = await shown(<PersonLink handle={HOSTILE} />)
  expect(heard(page)).toBe(HOSTILE)
  expect(faultsOf(page)).toEqual([])
})
