import type { Browser, Page, Route } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, sitDown } from '#test/support/browser.ts'
import { type FilledServer, startFilledServer } from '#test/support/filled-server.ts'

let browser: Browser
let site: FilledServer
beforeAll(async () => {
  const plan = { forecasters: 5, claims: 3, open: 1, points: 4, hiddenSays: () => 3000 }
  ;[browser, site] = [await openBrowser(), await startFilledServer(plan)]
}, 240_000)
afterAll(async () => {
  await browser?.close()
  await site?.close()
})

const SENT = '**/questions/1/forecasts'

/** Somebody before a question, with a number typed and what becomes of the form in our hands. */
async function typed(answer: (route: Route) => Promise<void>): Promise<Page> {
  const cookie = site.cookies.nora
  const { page } = await sitDown(browser, site.url, { script: true, cookie })
  await page.goto('/questions/1')
  await page.locator('#forecast-panel form[data-htmx-powered]').first().waitFor()
  await page.route(SENT, answer)
  await page.getByLabel('Your chance, in %', { exact: true }).fill('64')
  await page.keyboard.press('Enter')
  return page
}

const status = (page: Page) => page.locator('#status')
const button = (page: Page) => page.locator('#forecast-panel button').first()
const number = (page: Page) => page.getByLabel('Your chance, in %', { exact: true })

test('a lost connection is told, with where to look, and what was typed stays', async () => {
  const page = await typed((route) => route.abort())
  await status(page).getByText('We do not know if this was saved.').waitFor()
  expect(await status(page).getByRole('link', { name: 'My desk' }).getAttribute('href')).toBe(
    '/desk',
  )
  expect(await number(page).inputValue()).toBe('64')
  expect(await button(page).innerText()).toBe('Save forecast')
  expect(await page.locator('form[aria-busy]').count()).toBe(0)
})

test('when the site breaks the status line says so, and the form stays as it was', async () => {
  const line = '<strong>Something broke on our side.</strong>'
  const body = `<hx-partial hx-target="#status" hx-swap="innerHTML">${line}</hx-partial>`
  const page = await typed((route) =>
    route.fulfill({ status: 500, contentType: 'text/html', body }),
  )
  await status(page).getByText('Something broke on our side.').waitFor()
  expect(await number(page).inputValue()).toBe('64')
  expect(await page.locator('h1').count()).toBe(1)
})

test('a slow answer is waited for in words, the form is sent once, and the words go', async () => {
  let sent = 0
  const page = await typed(async (route) => {
    sent++
    await new Promise((resolve) => setTimeout(resolve, 6500))
    await route.continue()
  })
  await button(page).getByText('Saving…').waitFor()
  await page.keyboard.press('Enter')
  await status(page).getByText('Still working.').waitFor()
  await page.locator('#saved').getByText('Saved: 64%').waitFor()
  expect(sent).toBe(1)
  expect(await status(page).innerText()).toContain('Saved: 64% at')
  expect(await button(page).innerText()).toBe('Save forecast')
})

test('a refusal that no form answers is a page’s worth, with one heading and the focus', async () => {
  const { page } = await sitDown(browser, site.url, { script: true, cookie: site.cookies.mona })
  await page.goto('/questions/1')
  await page.locator('#forecast-panel form[data-htmx-powered]').first().waitFor()
  await page.context().clearCookies()
  await page.getByRole('button', { name: 'Show it to me now' }).click()
  await page.getByRole('heading', { name: 'You are not signed in' }).waitFor()
  expect(await page.locator('h1').allInnerTexts()).toEqual(['You are not signed in'])
  expect(await page.evaluate('document.activeElement.tagName')).toBe('H1')
})

test('what a form or a link brings has the focus', async () => {
  const { page } = await sitDown(browser, site.url, { script: true, cookie: site.cookies.mona })
  await page.goto('/questions/1')
  await page.locator('#crowd form[data-htmx-powered]').waitFor()
  const focused = () => page.evaluate('document.activeElement.textContent')
  await page.getByRole('button', { name: 'Show it to me now' }).press('Enter')
  await page.locator('#crowd .big').waitFor()
  expect(await focused()).toBe('The crowd')
  await page.getByRole('link', { name: 'Leaderboards' }).press('Enter')
  await page.getByRole('heading', { name: 'Leaderboards' }).waitFor()
  expect(await focused()).toBe('Leaderboards')
})
