import { expect, test } from 'vitest'
import type { CountedPage } from '#test/support/counted-page.ts'
import { expectSeconds, fill, KB, type Manner, type Sitting } from './manner.ts'

const PARAGRAPH = 'The company plans to run 40 night trains by 2031, its chief said on Monday.'

/** Sends a form as the site's own page does, for what is only the way to a journey. */
async function send(
  { page }: CountedPage,
  origin: string,
  path: string,
  form: Record<string, string>,
) {
  const answer = await page.request.post(origin + path, {
    form: { idempotency_key: crypto.randomUUID(), ...form },
    headers: { origin },
    maxRedirects: 0,
  })
  expect(answer.status(), path).toBe(303)
}

/** A link or a button of the page, reached and pressed by keyboard. */
async function follow(one: CountedPage, name: string | RegExp) {
  const main = one.page.locator('main')
  const exact = typeof name === 'string'
  const link = main.getByRole('link', { name, exact })
  await one.follow(link.or(main.getByRole('button', { name, exact })).first(), 'keys')
}

export function moderators({ site, sit }: Sitting, manner: Manner) {
  const { name, questions } = manner
  const [, , third] = questions

  test('a moderator resolves a clear case from the queue, told of the own stake', async () => {
    const one = await sit('mona')
    const path = `/questions/${third}`
    await send(one, site().url, `${path}/forecasts`, { kind: 'binary', bp: '80' })
    await send(one, site().url, `${path}/closes`, { reason: 'It is known since this morning.' })
    await one.page.goto('/moderation')
    one.startAnew()
    const card = one.page.locator('.card', { has: one.page.locator(`a[href*="/${third}-"]`) })
    await card.getByText('you said 80%').waitFor()
    await one.follow(card.getByRole('link', { name: 'Resolve' }), 'keys')
    await one.page.getByText('You have a stake here: you said 80%').waitFor()
    await one.check(one.page.getByLabel('Yes, it happened'))
    await fill(one, {
      Evidence: 'https://news.example/outcome',
      Reason: 'The register of the county shows it today.',
    })
    await follow(one, 'See what it will score')
    await one.page.getByText(/It counts \d+ of \d+ forecasts and scores/).waitFor()
    await follow(one, 'Save the resolution')
    await one.page.getByText('The resolution is saved and public.').waitFor()
    const told = await one.told(`resolving, ${name}`)
    expect(told.clicks).toBe(0)
    expect(told.fields).toBeLessThanOrEqual(4)
    await expectSeconds(one, told, 60)
  })

  test('a moderator pastes an article, quotes a claim and asks a question', async () => {
    const one = await sit('mona')
    await one.page.goto('/articles')
    one.startAnew()
    await follow(one, 'Add an article')
    await fill(one, {
      Headline: `Night trains ${name}`,
      Publisher: 'The Harbour Post',
      'Day of publication': '2026-02-20',
      'Text, pasted': `Northwind Rail opened its books on Monday.\n\n${PARAGRAPH}`,
    })
    await follow(one, 'Add the article')
    await follow(one, /claim/i)
    await fill(one, {
      'The words, as they stand in the article': 'plans to run 40 night trains by 2031',
      'The whole paragraph that holds them': PARAGRAPH,
      'The claim in your own words': 'Northwind Rail will run 40 night trains by 2031.',
      'Short name': '40 night trains by 2031',
      'Whose claim is it?': 'The chief of Northwind Rail',
    })
    await follow(one, 'Save the claim')
    await fill(one, {
      'The question': `Will 40 night trains run, ${name}?`,
      'How it resolves': 'YES if the timetable of 2031 lists 40 night trains. Otherwise NO.',
      'Sources that will tell': 'The timetable of Northwind Rail',
      'Forecasting ends': '2031-12-31',
    })
    await follow(one, 'Ask')
    await one.page.getByRole('heading', { name: 'Will 40 night trains run' }).waitFor()
    const told = await one.told(`from article to question, ${name}`)
    expect(told.clicks).toBe(0)
    expect(told.fields).toBeLessThanOrEqual(13)
    expect(told.bytes).toBeLessThanOrEqual(40 * KB)
    await expectSeconds(one, told, 180)
  })
}
