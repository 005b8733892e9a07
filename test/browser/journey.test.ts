import { rmSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findings, openBrowser, type Person, picture, sitDown } from '#test/support/browser.ts'
import { type Server, startServer } from '#test/support/server.ts'
import { migratedDirectory } from '#test/support/template.ts'

const PASSWORD = 'a long word of mine'
const TITLE = 'Will a reporter see the orbital servers at work before the deadline?'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser?.close())

async function signUp({ page }: Person, handle: string, path = '/sign-up') {
  await page.goto(path)
  await page.getByLabel('Handle').fill(handle)
  await page.getByLabel('E-mail address').fill(`${handle}@example.org`)
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign up' }).click()
  await page.getByText('You are signed in.').waitFor()
}

async function signIn({ page }: Person, handle: string) {
  await page.goto('/sign-in')
  await page.getByLabel('E-mail address or handle').fill(handle)
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByText('You are signed in.').waitFor()
}

/** From the article to a claim to a question of one's own on it. */
async function ask(person: Person, script: boolean): Promise<string> {
  const { page } = person
  await page.goto('/articles')
  await page.getByRole('link', { name: /xAI becomes a seller/ }).click()
  await page.getByText('our own summary').waitFor()
  await picture(person, 'article')
  if (script) expect(await findings(person)).toEqual([])
  await page.getByRole('link', { name: /may be in orbit by 2035/ }).click()
  await page
    .locator('.card:target')
    .getByRole('link', { name: /Ask a question/ })
    .click()
  await page.getByLabel('The question', { exact: true }).fill(TITLE)
  await page
    .getByLabel('How it resolves')
    .fill('YES if a reporter of two outlets describes them at work. Otherwise NO.')
  await page.getByLabel('Sources that will tell').fill('Two established news outlets')
  await page.getByLabel('Forecasting ends').fill('2035-12-31')
  await page.getByLabel('What settles the claim').selectOption('both')
  await picture(person, 'ask')
  await page.getByRole('button', { name: 'Ask' }).click()
  await page.getByRole('heading', { name: TITLE }).waitFor()
  return new URL(page.url()).pathname
}

async function forecast(person: Person, path: string, percent: string) {
  const { page } = person
  await page.goto(path)
  await page.getByLabel('Your chance, in %').fill(percent)
  await page.getByRole('button', { name: 'Save forecast' }).click()
  await page.locator('#saved').getByText(`${percent}%`).waitFor()
  expect(await page.locator('#status').innerText()).toMatch(new RegExp(`^Saved: ${percent}% at `))
  await page.locator('#history-chart path.you').first().waitFor()
}

/** The Brier board as text, once it says what is waited for. */
async function board({ page }: Person, until: RegExp): Promise<string> {
  for (let tries = 0; tries < 40; tries++) {
    await page.goto('/leaderboards')
    const text = await page.locator('#standings').innerText()
    if (until.test(text)) return text
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  throw new Error(`The board never said ${until}`)
}

async function resolve(person: Person, path: string) {
  const { page } = person
  await page.goto(path)
  await page.getByRole('link', { name: 'Resolve it' }).click()
  await page.getByText('You have a stake here').waitFor()
  await page.getByLabel('Yes, it happened').check()
  await page.getByLabel('Evidence').fill('https://news.example/orbit')
  await page.getByLabel('Reason').fill('Two outlets describe the servers at work today.')
  await picture(person, 'resolve')
  await page.getByRole('button', { name: 'See what it will score' }).click()
  await page.getByText(/It counts 3 of 3 forecasts and scores 3 people/).waitFor()
  const [, known = ''] = /known at (.+? UTC)/.exec(await page.locator('#content').innerText()) ?? []
  expect(Math.abs(Date.parse(known.replace(',', '')) - Date.now())).toBeLessThan(60_000)
  await picture(person, 'resolve-preview')
  await page.getByRole('button', { name: 'Save the resolution' }).click()
  await page.getByText('one moderator, no objection window').waitFor()
}

describe.each([
  ['with script', true],
  ['without script', false],
])('%s', (_name, script) => {
  let server: Server
  let directory: string
  beforeAll(async () => {
    directory = await migratedDirectory()
    server = await startServer({ CLAIMCAST_DATA_DIR: directory, DATABASE_URL: '' })
  })
  afterAll(async () => {
    await server?.stop()
    rmSync(directory, { recursive: true, force: true })
  })

  test('from an article to a moved leaderboard', async () => {
    const [ada, ann, ben, cat] = [
      await sitDown(browser, server.url, { script }),
      await sitDown(browser, server.url, { script }),
      await sitDown(browser, server.url, { script, width: 360, dark: true }),
      await sitDown(browser, server.url, { script }),
    ]
    await signUp(ada, 'ada', server.adminLink())
    await picture(ada, 'home-admin')
    await signUp(ann, 'ann')
    await signUp(ben, 'ben')
    await signUp(cat, 'cat')

    const path = await ask(ann, script)
    await forecast(ann, path, '70')
    await forecast(ben, path, '20')
    await picture(ben, 'question-phone-dark')
    if (script) expect(await findings(ben)).toEqual([])
    await forecast(cat, path, '90')
    await cat.page.goto(path)
    expect(await cat.page.locator('#crowd').innerText()).toMatch(/%/)
    await picture(cat, 'question')
    const before = await board(ann, /The first board appears/)

    await ada.page.goto('/admin')
    await picture(ada, 'admin')
    const role = ada.page.getByLabel('Role of cat')
    await role.selectOption('moderator')
    await ada.page
      .locator('tr', { hasText: 'cat@' })
      .getByRole('button', { name: 'Change' })
      .click()
    await ada.page.getByText('The role is changed.').waitFor()

    await signIn(cat, 'cat')
    await cat.page.goto('/moderation')
    await picture(cat, 'moderation')
    await resolve(cat, path)

    const after = await board(ann, /ann/)
    expect(after).not.toBe(before)
    expect(after).toMatch(/1\s+cat\s+0\.010[\s\S]*2\s+ann\s+0\.090[\s\S]*3\s+ben\s+0\.640/)
    await picture(ann, 'leaderboards')
    await ann.page.goto('/leaderboards?board=skill')
    await picture(ann, 'leaderboards-skill')

    await ann.page.goto(path)
    const own = await ann.page.locator('#own-score').innerText()
    expect(own).toContain('You said 70%, it happened: (1 − 0.7)² = 0.090')
    expect(own).toMatch(/Your mean Brier score is now 0\.090\. You stand at place 2 of 3 people/)
    await picture(ann, 'question-resolved')
    if (script) expect(await findings(ann)).toEqual([])
    await ann.page.goto('/forecasters/ann')
    await picture(ann, 'profile')
    for (const page of ['/', '/questions', '/desk', '/log', '/help', '/settings', '/claims/1']) {
      await ann.page.goto(page)
      await picture(ann, `page-${page.replaceAll('/', '') || 'home'}`)
    }

    for (const { foreign, complaints } of [ada, ann, ben, cat]) {
      expect(foreign).toEqual([])
      expect(complaints).toEqual([])
    }
  })

  test('leads through pages and a form, reloading only without script', async () => {
    const { page } = await sitDown(browser, server.url, { script })
    await page.goto('/')
    await page.evaluate(() => Object.assign(globalThis, { stayed: true }))
    await page.getByRole('link', { name: 'Leaderboards' }).click()
    await page.getByRole('heading', { name: 'Leaderboards' }).waitFor()
    expect(page.url()).toBe(`${server.url}/leaderboards`)
    await page.getByRole('link', { name: 'Sign in' }).click()
    await page.getByLabel('Password').fill('not it at all')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('alert').waitFor()
    expect(await page.title()).toMatch(/^Error: Sign in/)
    expect(await page.evaluate(() => 'stayed' in globalThis)).toBe(script)
  })

  test('the menu of the account and the theme work, and keys where there is script', async () => {
    const person = await sitDown(browser, server.url, { script })
    const { page } = person
    await signUp(person, `dora_${script}`)
    await page.goto('/questions')
    const menu = page.locator('details.account')
    await menu.locator('summary').press('Enter')
    await menu.getByRole('link', { name: 'Your record' }).waitFor()
    if (script) await expectKeys(page)
    await page.getByRole('button', { name: 'Dark' }).click()
    await page.locator('[data-theme=dark]').waitFor()
    expect(new URL(page.url()).pathname).toBe('/questions')
    await picture(person, `menu-dark-${script}`)
    await page.locator('details.account summary').press('Enter')
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.getByRole('link', { name: 'Sign in' }).waitFor()
  })
})

/** From a menu that stands open: Escape closes it, and single keys lead to search and list. */
async function expectKeys(page: Page) {
  const focused = () => page.evaluate('document.activeElement.id || document.activeElement.tagName')
  await page.keyboard.press('Escape')
  await page.locator('details.account:not([open])').waitFor()
  expect(await focused()).toBe('SUMMARY')
  await page.keyboard.press('/')
  expect(await focused()).toBe('search')
  await page.keyboard.type('?')
  expect(await page.locator('#search').inputValue()).toBe('?')
  await page.keyboard.press('Escape')
  expect(await focused()).toBe('BODY')
  await page.keyboard.press('?')
  await page.locator('#keys-dialog[open]').getByText('to the search').waitFor()
  await page.keyboard.press('Escape')
  await page.locator('#keys-dialog:not([open])').waitFor({ state: 'attached' })
}
