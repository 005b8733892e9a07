import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser, sitDown } from '#test/support/browser.ts'
import { type CountedPage, countedPage } from '#test/support/counted-page.ts'
import { type FilledServer, startFilledServer } from '#test/support/filled-server.ts'
import type { Cast } from '#test/support/filled-site.ts'

const KB = 1024
const SITE = { forecasters: 3, claims: 3, open: 5, points: 3 }

let browser: Browser
let site: FilledServer
beforeAll(async () => {
  const plan = { ...SITE, hiddenSays: (question: number, n: number) => 2000 + question * 500 + n }
  ;[browser, site] = [await openBrowser(), await startFilledServer(plan)]
}, 240_000)
afterAll(async () => {
  await browser?.close()
  await site?.close()
})

type Manner = { name: string; script: boolean; width: number; questions: number[] }

/** Each with open questions of its own, answered by yes or no. */
const MANNERS: Manner[] = [
  { name: 'with script', script: true, width: 1100, questions: [1, 7, 10] },
  { name: 'without script, on a phone', script: false, width: 360, questions: [11, 12, 13] },
]

async function sit(manner: Manner, who?: Cast): Promise<CountedPage> {
  const cookie = who ? { cookie: site.cookies[who] } : {}
  return countedPage(await sitDown(browser, site.url, { ...manner, ...cookie }))
}

/** Without script what comes back is a page; with it, a part. */
const REPLY = 3 * KB
const PAGE = 8 * KB

const chanceIn = ({ page }: CountedPage) => page.getByLabel('Your chance, in %', { exact: true })

async function isSaved({ page }: CountedPage, words: string) {
  await page.locator('#saved').getByText(words).waitFor()
  await page.locator('#history-chart path.you').first().waitFor({ state: 'attached' })
}

/** Forms are htmx's a moment after a page has loaded; a person is never that fast. */
async function isReady({ page }: CountedPage, { script }: Manner) {
  if (script) await page.locator('form[data-htmx-powered]').first().waitFor({ state: 'attached' })
}

/** To the field for a chance, by its key where script runs. */
async function reachChance(one: CountedPage, manner: Manner) {
  await isReady(one, manner)
  if (manner.script) return one.press('f')
  await one.tabTo(one.page.getByRole('link', { name: /forecast/i }).first())
  await one.press('Enter')
  await one.tabTo(chanceIn(one))
}

/** A handle, an e-mail address and a password, on the page one is led to. */
async function signUp(one: CountedPage, handle: string) {
  for (const [label, text] of [
    ['Handle', handle],
    ['E-mail address', `${handle}@example.org`],
    ['Password', 'a long word of mine'],
  ] as const) {
    await one.tabTo(one.page.getByLabel(label))
    await one.type(text)
  }
  await one.press('Enter')
}

describe.each(MANNERS)('$name', (manner) => {
  const { name, script } = manner
  const [first = 0, second = 0, third = 0] = manner.questions

  test.each([
    ['by keyboard', false],
    ['by touch', true],
  ])('a newcomer’s number waits for the account: %s', async (means, touches) => {
    const one = await sit(manner)
    await one.page.goto(`/questions/${first}`)
    if (touches) await one.click(chanceIn(one))
    else await reachChance(one, manner)
    await one.type('73')
    const sent = Date.now()
    await one.press('Enter')
    await one.page.getByText(/73%.*kept until/).waitFor()
    expect(Date.now() - sent).toBeLessThan(6000)
    expect(new URL(one.page.url()).pathname).toBe('/sign-up')
    if (touches) await one.click(one.page.getByLabel('Handle'))
    await signUp(one, `new_${script}_${touches}`)
    await isSaved(one, '73%')
    const { clicks, fields, bytes } = await one.told(`newcomer, ${name}, ${means}`)
    expect(clicks).toBeLessThanOrEqual(touches ? 4 : 0)
    expect(fields).toBeLessThanOrEqual(4)
    expect(bytes).toBeLessThanOrEqual(40 * KB)
  })

  test('who comes back forecasts by keyboard alone', async () => {
    const one = await sit(manner, 'nora')
    await one.page.goto(`/questions/${second}`)
    one.startAnew()
    await reachChance(one, manner)
    await one.type('73')
    await one.press('Enter')
    await isSaved(one, '73%')
    const { clicks, keys, posted, bytes } = await one.told(`returning, ${name}`)
    expect(clicks).toBe(0)
    if (script) expect(keys).toBe(4)
    expect(script ? posted : bytes).toBeLessThanOrEqual(script ? REPLY : PAGE)
  })

  test('in a list it takes one click', async () => {
    const one = await sit(manner, 'nora')
    await one.page.goto('/questions')
    await isReady(one, manner)
    one.startAnew()
    await one.click(one.page.locator(`#chance-${third}`))
    await one.type('73')
    await one.press('Enter')
    await one.page
      .locator(`#row-${third}`)
      .getByText(/you: 73%|Saved: 73%/)
      .waitFor()
    const { clicks, keys, posted, bytes } = await one.told(`in a list, ${name}`)
    expect({ clicks, keys }).toEqual({ clicks: 1, keys: 3 })
    expect(script ? posted : bytes).toBeLessThanOrEqual(script ? REPLY : PAGE)
  })

  test('five rows of the desk are saved at once', async () => {
    const one = await sit(manner, 'bob')
    await one.page.goto('/help')
    one.startAnew()
    await one.page.goto('/desk')
    await isReady(one, manner)
    const fields = one.page.locator('#desk-rows input[inputmode=decimal]')
    const { requests: before } = await one.told(`desk opened, ${name}`)
    for (const n of [0, 1, 2, 3, 4]) {
      await one.tabTo(fields.nth(n))
      await one.type(String((script ? 31 : 41) + n))
    }
    await one.press('Enter')
    await one.page.getByText('Saved: 5 forecasts.').first().waitFor()
    const { clicks, requests, bytes } = await one.told(`desk, ${name}`)
    expect(clicks).toBe(0)
    expect(requests - before).toBe(script ? 1 : 2)
    expect(bytes).toBeLessThanOrEqual(14 * KB)
  })

  test('a moderator resolves a clear case from the queue, told of the own stake', async () => {
    const one = await sit(manner, 'mona')
    await one.page.goto(`/questions/${third}`)
    await chanceIn(one).fill('80')
    await chanceIn(one).press('Enter')
    await isSaved(one, '80%')
    await one.page.goto(`/questions/${third}`)
    await closeNow(one)
    await one.page.goto('/moderation')
    one.startAnew()
    const card = one.page.locator('.card', { has: one.page.locator(`a[href*="/${third}-"]`) })
    await card.getByText('you said 80%').waitFor()
    await one.tabTo(card.getByRole('link', { name: 'Resolve' }))
    await one.press('Enter')
    await one.page.getByText('You have a stake here: you said 80%').waitFor()
    await one.tabTo(one.page.getByLabel('Yes, it happened'))
    await one.press('Space')
    await one.tabTo(one.page.getByLabel('Evidence'))
    await one.type('https://news.example/outcome')
    await one.tabTo(one.page.getByLabel('Reason'))
    await one.type('The register of the county shows it today.')
    await one.tabTo(one.page.getByRole('button', { name: 'See what it will score' }))
    await one.press('Enter')
    await one.page.getByText(/It counts \d+ of \d+ forecasts and scores/).waitFor()
    await one.tabTo(one.page.getByRole('button', { name: 'Save the resolution' }))
    await one.press('Enter')
    await one.page.getByText('The resolution is saved and public.').waitFor()
    const { clicks, fields } = await one.told(`resolving, ${name}`)
    expect(clicks).toBe(0)
    // Beside the outcome, which is chosen.
    expect(fields).toBeLessThanOrEqual(3)
  })

  test('a moderator pastes an article, quotes a claim and asks a question', async () => {
    const one = await sit(manner, 'mona')
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
    const { clicks, fields, bytes } = await one.told(`from article to question, ${name}`)
    expect(clicks).toBe(0)
    expect(fields).toBeLessThanOrEqual(13)
    expect(bytes).toBeLessThanOrEqual(40 * KB)
  })
})

async function closeNow({ page }: CountedPage) {
  await page.getByText('Close it now, or move its close').click()
  await page.getByLabel('Reason for closing').fill('The outcome is known since this morning.')
  await page.getByRole('button', { name: 'Close now' }).click()
  await page.locator('#moderator-tools summary').waitFor({ state: 'detached' })
}

const PARAGRAPH = 'The company plans to run 40 night trains by 2031, its chief said on Monday.'

async function fill(one: CountedPage, fields: Record<string, string>) {
  for (const [label, text] of Object.entries(fields)) {
    await one.tabTo(one.page.getByLabel(label, { exact: true }))
    await one.type(text)
  }
}

/** A link or a button of the page, reached and pressed by keyboard. */
async function follow(one: CountedPage, name: string | RegExp) {
  const main = one.page.locator('main')
  const exact = typeof name === 'string'
  const control = main
    .getByRole('link', { name, exact })
    .or(main.getByRole('button', { name, exact }))
  await one.tabTo(control.first())
  await one.press('Enter')
}
