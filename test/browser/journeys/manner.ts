import { expect } from 'vitest'
import type { CountedPage } from '#test/support/counted-page.ts'
import type { FilledServer } from '#test/support/filled-server.ts'
import type { Cast } from '#test/support/filled-site.ts'

export const KB = 1024
/** Without script what comes back is a page; with it, a part. */
export const REPLY = 3 * KB
export const PAGE = 8 * KB
export const VIEW = 14 * KB

/** How a journey is made: on a desk by keyboard, on a phone by touch where there is a choice. */
export type Manner = {
  name: string
  script: boolean
  phone: boolean
  /** Open questions of its own, answered by yes or no, in the order of the list. */
  questions: [number, number, number]
  /** Of a link by which the first admin is set up. */
  link: number
}

/** What journeys are made with: the site, and a page that somebody sits down at. */
export type Sitting = { site: () => FilledServer; sit: (who?: Cast) => Promise<CountedPage> }

export const chanceIn = ({ page }: CountedPage) =>
  page.getByLabel('Your chance, in %', { exact: true })

export async function isSaved({ page }: CountedPage, words: string) {
  await page.locator('#saved').getByText(words).waitFor()
  await page.locator('#history-chart path.you').first().waitFor({ state: 'attached' })
}

/** Forms are htmx's a moment after a page has loaded; a person is never that fast. */
export async function isReady({ page }: CountedPage, { script }: Manner) {
  if (script) await page.locator('form[data-htmx-powered]').first().waitFor({ state: 'attached' })
}

export async function fill({ page, tabTo, type }: CountedPage, fields: Record<string, string>) {
  for (const [label, text] of Object.entries(fields)) {
    await tabTo(page.getByLabel(label, { exact: true }))
    await type(text)
  }
}

/** A page that asks no database answers within this; where not even that, the machine is busy. */
const STILL_MS = 3

async function isQuiet(url: string): Promise<boolean> {
  const times: number[] = []
  for (let n = 0; n < 5; n++) {
    const began = performance.now()
    await (await fetch(`${url}/healthz`)).text()
    times.push(performance.now() - began)
  }
  return (times.toSorted((a, b) => a - b)[2] ?? 0) <= STILL_MS
}

/** Within so many seconds, to the tenth that limits are given in; replies count on a quiet machine. */
export async function expectSeconds(
  { page }: CountedPage,
  { hands, waited }: { hands: number; waited: number },
  limit: number,
) {
  expect(Math.round(hands * 10) / 10, 'seconds by hand').toBeLessThanOrEqual(limit)
  if (await isQuiet(new URL(page.url()).origin))
    expect(Math.round((hands + waited) * 10) / 10, 'seconds').toBeLessThanOrEqual(limit)
}
