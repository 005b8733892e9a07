import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'

const PLACES = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
]

/** For each context Chromium draws a window of its own in two more processes, which nobody sees. */
const WINDOW = [
  'WebUIToolbar',
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',
]

/** What Playwright turns off for every Chromium, said again: the last such list is the one in force. */
const UNSTEADY = [
  ...['AvoidUnnecessaryBeforeUnloadCheckSync', 'DestroyProfileOnBrowserClose', 'HttpsUpgrades'],
  ...['HttpsFirstBalancedModeAutoEnable', 'LensOverlay', 'MediaRouter', 'PaintHolding'],
  ...['ThirdPartyStoragePartitioning', 'AvoidCorsURLLoaderRestartOnRedirect', 'OptimizationHints'],
  ...['NetworkTimeServiceQuerying', 'AimEnabled', 'PreconnectToSearch'],
]

const FLAGS = [
  `--disable-features=${[...UNSTEADY, ...WINDOW].join(',')}`,
  '--no-sandbox',
  '--disable-gpu',
  '--in-process-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** @throws Error where no Chromium is installed: a journey that was not made is no success */
export function openBrowser(): Promise<Browser> {
  const executablePath = PLACES.find((place) => place && existsSync(place))
  if (!executablePath) throw new Error('No Chromium: install one, or set CHROMIUM_PATH.')
  return chromium.launch({ executablePath, args: FLAGS })
}

export type Person = {
  page: Page
  context: BrowserContext
  foreign: string[]
  complaints: string[]
}

type Manner = {
  script: boolean
  width?: number
  height?: number
  touch?: boolean
  dark?: boolean
  cookie?: string
}

/** Somebody at a browser of their own; what it asked other hosts for and what it complained of. */
export async function sitDown(browser: Browser, base: string, manner: Manner): Promise<Person> {
  const context = await browser.newContext({
    baseURL: base,
    javaScriptEnabled: manner.script,
    viewport: { width: manner.width ?? 1100, height: manner.height ?? 900 },
    hasTouch: manner.touch === true,
    colorScheme: manner.dark ? 'dark' : 'light',
  })
  const [name = '', value = ''] = manner.cookie?.split('=') ?? []
  if (name) await context.addCookies([{ name, value, url: base }])
  const page = await context.newPage()
  page.setDefaultTimeout(30_000)
  const [foreign, complaints]: string[][] = [[], []]
  page.on('request', (request) => {
    if (!request.url().startsWith(base) && !request.url().startsWith('data:'))
      foreign?.push(request.url())
  })
  page.on('console', (message) => {
    // Taking a picture styles the page for a moment, which its own policy complains of.
    if (process.env.CLAIMCAST_PICTURES) return
    if (message.type() === 'error' && !/status of 4\d\d/.test(message.text()))
      complaints?.push(message.text())
  })
  page.on('pageerror', (error) => complaints?.push(String(error)))
  return { page, context, foreign: foreign as string[], complaints: complaints as string[] }
}

/** Half as long as the one with comments, which each page would have to read. */
const AXE = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')

/** What a checker of accessibility finds on the page as it stands: one line each. */
export const findings = ({ page }: Person): Promise<string[]> => axeOn(page)

/** The same by these of its rules alone. */
export async function axeOn(page: Page, rules?: string[]): Promise<string[]> {
  if (!(await page.evaluate('"axe" in globalThis'))) await page.evaluate(AXE)
  const lean = { resultTypes: ['violations'], preload: false }
  // The one rule of WCAG 2.2 that the checker leaves out unless it is asked.
  const all = { ...lean, rules: { 'target-size': { enabled: true } } }
  const options = rules ? { ...lean, runOnly: rules } : all
  const found = await page.evaluate(violations, options)
  return found.map((violation) => `${page.url()} ${violation}`)
}

/** Runs in the page: what holds fills a hundred times as much, and stays there. */
async function violations(options: object): Promise<string[]> {
  const found = await (globalThis as never as Axe).axe.run(options)
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
}

type Found = { violations: { id: string; nodes: { html: string }[] }[] }
type Axe = { axe: { run: (options: object) => Promise<Found> } }

/** Keeps a picture for people to look at, when a folder for them is named. */
export async function picture({ page }: Person, name: string): Promise<void> {
  const folder = process.env.CLAIMCAST_PICTURES
  if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true })
}
