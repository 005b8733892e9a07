import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeOn, openBrowser } from '#test/support/browser.ts'
import { type FilledServer, startFilledServer } from '#test/support/filled-server.ts'
import type { Cast } from '#test/support/filled-site.ts'

const SMALL = { forecasters: 5, claims: 3, open: 1, points: 4 }
const TIMEOUT = { timeout: 600_000 }

let browser: Browser
let site: FilledServer
beforeAll(async () => {
  const plan = { ...SMALL, hiddenSays: (question: number, n: number) => 2000 + question * 500 + n }
  ;[browser, site] = [await openBrowser(), await startFilledServer(plan)]
}, 240_000)
afterAll(async () => {
  await browser?.close()
  await site?.close()
})

type Manner = { width: number; height: number; rules?: string[]; largeText?: true } & Media
type Media = Parameters<Page['emulateMedia']>[0]

const WIDE = { width: 1100, height: 900 }
/**
 * How people look at the same page: on a wide screen and in the narrow layout of zoom and phone
 * everything is asked, of the others what another drawing may break.
 */
const MANNERS: Record<string, Manner> = {
  light: { ...WIDE, colorScheme: 'light' },
  'dark at 320 px': { width: 320, height: 700, colorScheme: 'dark', rules: ['color-contrast'] },
  '400% zoom': { width: 320, height: 225 },
  'forced colours': { ...WIDE, forcedColors: 'active', rules: ['color-contrast', 'target-size'] },
  '200% text': { ...WIDE, largeText: true, rules: ['target-size'] },
}

async function sitDown(viewer?: Cast): Promise<Page> {
  const context = await browser.newContext({ baseURL: site.url })
  const [name = '', value = ''] = viewer ? site.cookies[viewer].split('=') : []
  if (viewer) await context.addCookies([{ name, value, url: site.url }])
  const page = await context.newPage()
  page.setDefaultTimeout(30_000)
  return page
}

/** What is wrong with the page as it stands: findings of axe, and scrolling sideways. */
async function faultsOn(page: Page, manners = Object.keys(MANNERS)): Promise<string[]> {
  const faults: string[] = []
  for (const name of manners) {
    const { width, height, rules, largeText, ...media } = MANNERS[name] as Manner
    await page.setViewportSize({ width, height })
    await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none', ...media })
    await page.evaluate(`document.documentElement.style.fontSize = '${largeText ? '200%' : ''}'`)
    const over = await page.evaluate('document.documentElement.scrollWidth - innerWidth')
    if (Number(over) > 0) faults.push(`${name}: ${page.url()} is ${over} px too wide`)
    for (const low of await page.evaluate<string[]>(LOW))
      faults.push(`${name}: ${page.url()} ${low}`)
    const found = await axeOn(page, rules)
    faults.push(...found.map((fault) => `${name}: ${fault}`))
  }
  return faults
}

/** Runs in the page: targets of a line of their own that are lower than a finger needs. */
const LOW = `[...document.querySelectorAll('a, button, input, select, summary, textarea')]
  .filter((target) => getComputedStyle(target).display !== 'inline')
  .map((target) => [target.getBoundingClientRect().height, target.outerHTML.slice(0, 120)])
  .filter(([height]) => height > 1 && height < 24)
  .map(([height, html]) => height.toFixed(1) + ' px high: ' + html)`

/** The page, where this one may see it at its own address. */
async function opens(page: Page, path: string): Promise<boolean> {
  const answer = await page.goto(path)
  const isPage = answer?.headers()['content-type']?.startsWith('text/html')
  return answer?.status() === 200 && isPage === true && !page.url().includes('/sign-in?next=')
}

/** Each page is opened by the first of these that may. */
const VIEWERS: (Cast | undefined)[] = [undefined, 'alice', 'mona', 'ada']

/** Where moderators and admins meet controls that others do not. */
const OFFERING = ['/', '/questions/1', '/questions/2', '/articles/a-quay-of-its-own', '/claims/1']

/** Addresses of parts that a browser gets the page of all settings for. */
const IS_SECTION = /^\/settings\/(profile|password|shortcuts)$/

/** Questions of a kind and in a phase that another one shows already. */
const ALIKE = [14, 16, 17, 18, 19, 23]

/** One address of each route, and of questions one in each phase. */
function pages(): string[] {
  const [open = 0] = site.hidden
  const first = new Set<string>()
  const kept = site.places.filter(({ route, value }) => {
    if (IS_SECTION.test(route)) return false
    if (route === '/questions/:id') return !ALIKE.includes(Number(value))
    if (route.startsWith('/questions/:id')) return value === open || value === 2
    return first.size < first.add(route).size
  })
  const asked = ['/questions?state=resolved', '/questions/new?claim=1', '/leaderboards?board=skill']
  return [...kept.map(({ path }) => path), ...asked]
}

test('no page has a fault, however it is looked at', TIMEOUT, async () => {
  const faults: string[] = []
  const opened = new Set<string>()
  for (const viewer of VIEWERS) {
    const page = await sitDown(viewer)
    for (const path of pages().filter((one) => !opened.has(one)))
      if (await opens(page, path)) {
        opened.add(path)
        faults.push(...(await faultsOn(page)))
      }
    await page.context().close()
  }
  const unopened = pages().filter((path) => !opened.has(path))
  expect(unopened).toEqual(['/healthz', '/readyz'])
  expect(faults).toEqual([])
})

test('no page has a fault with all that an admin is offered', TIMEOUT, async () => {
  const faults: string[] = []
  const page = await sitDown('ada')
  for (const path of OFFERING)
    if (await opens(page, path))
      faults.push(...(await faultsOn(page, ['light', 'dark at 320 px', '400% zoom'])))
    else faults.push(`${path} was not opened`)
  await page.context().close()
  expect(faults).toEqual([])
})

type Refused = { viewer?: Cast; path: string; fields?: Record<string, string>; status: number }

/** What is refused, each in another way. */
function refusals(): Refused[] {
  const [open, , , , , closed] = site.hidden
  const decided = { evidence: 'https://register.example/', reason: 'The register shows it today.' }
  return [
    { path: '/no-such-page', status: 404 },
    { path: '/invitations/used-up', status: 404 },
    { path: '/password-resets/used-up', status: 404 },
    { viewer: 'alice', path: '/moderation', status: 403 },
    { path: '/sign-up', fields: { handle: 'a' }, status: 422 },
    { path: '/sign-in', fields: { name: 'nobody', password: 'wrong' }, status: 422 },
    { path: `/questions/${open}/closes`, fields: {}, status: 401 },
    { viewer: 'alice', path: '/questions', fields: { claim_id: '1', title: 'x' }, status: 422 },
    { viewer: 'alice', path: '/settings/password', fields: {}, status: 422 },
    {
      ...{ viewer: 'alice', path: `/questions/${open}/forecasts`, status: 422 },
      fields: { kind: 'binary', bp: '101' },
    },
    {
      ...{ viewer: 'alice', path: `/questions/${open}/forecasts`, status: 422 },
      fields: { kind: 'binary', bp: '100' },
    },
    {
      ...{ viewer: 'alice', path: `/questions/${closed}/forecasts`, status: 409 },
      fields: { kind: 'binary', bp: '50' },
    },
    { viewer: 'mona', path: '/articles', fields: {}, status: 422 },
    { viewer: 'mona', path: '/articles/a-quay-of-its-own/claims', fields: {}, status: 422 },
    { viewer: 'mona', path: `/questions/${closed}/resolutions`, fields: {}, status: 422 },
    { viewer: 'mona', path: `/questions/${open}/closes`, fields: {}, status: 422 },
    {
      ...{ viewer: 'mona', path: '/questions/2/resolutions', status: 409 },
      fields: { ...decided, kind: 'binary', happened: 'yes', version: '1' },
    },
    { viewer: 'ada', path: '/admin/bars', fields: { handle: 'nobody' }, status: 422 },
  ]
}

/** Opens an address, or sends a form to it from a page of the site. */
async function meet(page: Page, { path, fields }: Refused) {
  if (!fields) return page.goto(path)
  await page.goto('/help')
  const named = JSON.stringify({ idempotency_key: crypto.randomUUID(), ...fields })
  const [answer] = await Promise.all([
    page.waitForNavigation(),
    page.evaluate(`{
      const form = Object.assign(document.createElement('form'), { method: 'post', action: '${path}' })
      for (const [name, value] of Object.entries(${named}))
        form.append(Object.assign(document.createElement('input'), { name, value }))
      document.body.append(form)
      form.submit()
    }`),
  ])
  return answer
}

test('no refusal has a fault, however it is looked at', TIMEOUT, async () => {
  const faults: string[] = []
  const pages = new Map<Cast | undefined, Page>()
  for (const refused of refusals()) {
    const page = pages.get(refused.viewer) ?? (await sitDown(refused.viewer))
    pages.set(refused.viewer, page)
    const answer = await meet(page, refused)
    if (answer?.status() !== refused.status)
      faults.push(`${refused.path} answered ${answer?.status()}, not ${refused.status}`)
    faults.push(...(await faultsOn(page)))
  }
  expect(faults).toEqual([])
})
