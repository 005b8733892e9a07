import type { Child } from 'hono/jsx'
import { expect, test } from 'vitest'
import { Refusal } from '#src/lib/refusal.ts'
import { english } from '#views/language.ts'
import { Chance } from '#views/parts/chance.tsx'
import { Empty } from '#views/parts/empty.tsx'
import { Choice, Field } from '#views/parts/field.tsx'
import { Form } from '#views/parts/form.tsx'
import { Pager } from '#views/parts/pager.tsx'
import { PersonLink } from '#views/parts/person.tsx'
import { Problems } from '#views/parts/problems.tsx'
import { Lines, Prose } from '#views/parts/prose.tsx'
import { When, WhenAndHowFar } from '#views/parts/when.tsx'
import { type Reader, ReaderContext } from '#views/reader.ts'

const html = async (markup: Child) => String(await markup)
const refusal = (fields: Record<string, string>) =>
  new Refusal('invalid', 'invalid', 'The whole form.', { fields })

test('a field is tied to its label, hint and problem', async () => {
  const field = await html(
    <Field
      name="bp"
      label="Your chance"
      hint="Such as 73."
      refusal={refusal({ bp: 'Too much.' })}
    />,
  )
  expect(field).toContain('<label for="bp">Your chance</label>')
  expect(field).toContain('<span class="hint" id="bp-hint">Such as 73.</span>')
  expect(field).toContain('<span class="problem" id="bp-problem">Too much.</span>')
  expect(field).toContain(
    'id="bp" name="bp" aria-describedby="bp-hint bp-problem" aria-invalid="true"',
  )
})

test('a field without hint and problem describes nothing', async () => {
  const field = await html(
    <Field name="bp" label="Your chance" refusal={refusal({ other: 'x' })} />,
  )
  expect(field).not.toContain('aria-describedby')
  expect(field).not.toContain('aria-invalid')
  expect(field).not.toContain('class="hint"')
})

test('what was typed is shown again before any other value', async () => {
  expect(await html(<Field name="a" label="A" value="stored" typed={{ a: 'typed' }} />)).toContain(
    'value="typed"',
  )
  expect(await html(<Field name="a" label="A" value="stored" typed={{}} />)).toContain(
    'value="stored"',
  )
  expect(await html(<Field name="a" label="A" value="stored" typed={{ a: '' }} />)).toContain(
    'value=""',
  )
})

test('a password is never shown again', async () => {
  const field = await html(<Field name="p" label="P" type="password" typed={{ p: 'secret' }} />)
  expect(field).not.toContain('secret')
  expect(field).toContain('type="password"')
})

test('several lines are an area, whose text cannot end it', async () => {
  const field = await html(<Field name="t" label="T" rows={4} typed={{ t: 'a</textarea><b>' }} />)
  expect(field).toContain('rows="4"')
  expect(field).toContain('a&lt;/textarea&gt;&lt;b&gt;</textarea>')
})

test('a choice marks what was typed, else its value', async () => {
  const options = [
    ['a', 'One'],
    ['b', 'Two'],
  ] as const
  const chosen = async (props: { value?: string; typed?: Record<string, string> }) =>
    /<option value="(\w)" selected/.exec(
      await html(<Choice name="c" label="C" options={options} {...props} />),
    )?.[1]
  expect(await chosen({ value: 'b' })).toBe('b')
  expect(await chosen({ value: 'b', typed: { c: 'a' } })).toBe('a')
  expect(await chosen({})).toBeUndefined()
})

test('a form carries a fresh key and, with a part, what htmx needs', async () => {
  const form = await html(<Form action="/questions/7/forecasts" part="forecast-panel" />)
  expect(form).toContain('method="post" action="/questions/7/forecasts"')
  expect(form).toContain(
    'hx-post="/questions/7/forecasts" hx-target="#forecast-panel" hx-swap="outerHTML"',
  )
  const keyOf = (text: string) => /name="idempotency_key" value="([^"]+)"/.exec(text)?.[1]
  expect(keyOf(form)).toMatch(/^[0-9a-f-]{36}$/)
  expect(keyOf(form)).not.toBe(keyOf(await html(<Form action="/x" />)))
})

test('a form without a part answers with a page', async () => {
  expect(await html(<Form action="/x" class="actions" />)).not.toContain('hx-post')
})

test('problems lead to their fields in the same words, and take the focus', async () => {
  const problems = await html(
    <Problems refusal={refusal({ bp: 'Too much.', reason: 'Too short.' })} />,
  )
  expect(problems).toContain('role="alert"')
  expect(problems).toContain('tabindex="-1"')
  expect(problems).toContain('<a href="#bp">Too much.</a>')
  expect(problems).toContain('<a href="#reason">Too short.</a>')
})

test('a problem of no field is said as a whole; none is nothing', async () => {
  expect(await html(<Problems refusal={refusal({})} />)).toContain('<p>The whole form.</p>')
  expect(await html(<Problems refusal={undefined} />)).not.toContain('alert')
})

test('an instant is exact for programs and readable for people', async () => {
  const at = new Date('2026-03-01T18:04:09.500Z')
  expect(await html(<When at={at} />)).toBe(
    '<time datetime="2026-03-01T18:04:09.500Z">1 Mar 2026, 18:04 UTC</time>',
  )
  expect(await html(<When at={at} exact />)).toContain('18:04:09 UTC')
  expect(
    await html(<WhenAndHowFar at={new Date(Date.now() + 3 * 86_400_000 + 60_000)} />),
  ).toContain('(in 3 days)')
})

const readerIn = (zone: string, now: string): Reader => ({
  language: english,
  ...{ zone, now: new Date(now), theme: 'system', shortcuts: true },
})

test('an instant is told by its reader’s clock, and how far by the site’s', async () => {
  const at = new Date('2026-03-01T18:04:09Z')
  const reader = readerIn('Europe/Berlin', '2026-03-01T16:04:09Z')
  const read = (
    <ReaderContext.Provider value={reader}>
      <WhenAndHowFar at={at} />
    </ReaderContext.Provider>
  )
  const words = '1 Mar 2026, 19:04 CET</time> <span class="muted">(in 2 hours)</span>'
  expect(await html(read)).toBe(`<time datetime="2026-03-01T18:04:09.000Z">${words}`)
  expect(await html(<When at={at} />)).toContain('18:04 UTC')
})

test('two readers at once are told their own times, also by what has to wait', async () => {
  const Slow = async () => {
    await new Promise((resolve) => setTimeout(resolve, 5))
    return <When at={new Date('2026-03-01T18:04Z')} />
  }
  const toldIn = (zone: string) =>
    (
      <ReaderContext.Provider value={readerIn(zone, '2026-03-01T16:04Z')}>
        <Slow />
      </ReaderContext.Provider>
    ).toString()
  const zones = ['Europe/Berlin', 'UTC', 'Asia/Tokyo']
  const told = await Promise.all(zones.map(toldIn))
  const clocks = told.map((words) => /\d\d:\d\d [A-Z+\d]+/.exec(words)?.[0])
  expect(clocks).toEqual(['19:04 CET', '18:04 UTC', '03:04 GMT+9'])
})

test('a pager keeps the filter of its list', async () => {
  expect(await html(<Pager path="/questions?state=open&q=a" after="1.2" />)).toContain(
    'href="/questions?state=open&amp;q=a&amp;after=1.2"',
  )
  expect(await html(<Pager path="/log" after="7" />)).toContain('href="/log?after=7"')
  expect(await html(<Pager path="/log" after={undefined} />)).not.toContain('<a')
})

test('prose keeps paragraphs and lines, and htmx does not touch it', async () => {
  const prose = await html(<Prose text={'One\ntwo\n\nthree <b>'} />)
  expect(prose).toContain('hx-ignore')
  expect(prose).toMatch(/<p>One<br\/?>two<\/p><p>three &lt;b&gt;<\/p>/)
})

test('lines are a list without its empty lines', async () => {
  expect(await html(<Lines text={'one\n\n  \ntwo'} />)).toBe('<ul><li>one</li><li>two</li></ul>')
})

test('a chance has a word for whoever hears the page', async () => {
  expect(await html(<Chance bp={7300} />)).toContain(
    '73%<span class="visually-hidden"> (likely)</span>',
  )
})

test('a person leads to the record, emptiness to something to do', async () => {
  expect(await html(<PersonLink handle="ada_k" />)).toBe('<a href="/forecasters/ada_k">ada_k</a>')
  expect(await html(<Empty>Nothing yet.</Empty>)).toBe('<p class="empty">Nothing yet.</p>')
})
