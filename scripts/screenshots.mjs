// Starts the demo site and takes the README's pictures of it.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { chromium } from 'playwright-core'

const FOLDER = 'docs/pictures'
const PLACES = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/google-chrome']
const DESKTOP = { viewport: { width: 1100, height: 720 }, colorScheme: 'light' }
const PHONE = { viewport: { width: 360, height: 720 }, colorScheme: 'dark', deviceScaleFactor: 2 }

/** What each picture shows: an address, or the first link of a page that matches. */
const PICTURES = [
  ['home', DESKTOP, '/'],
  ['question', DESKTOP, '/questions?state=resolved', 'main a[href^="/questions/"]'],
  ['article', DESKTOP, '/articles', 'main a[href^="/articles/"]'],
  ['leaderboard', PHONE, '/leaderboards?board=skill'],
]

const executablePath = PLACES.find((place) => place && existsSync(place))
if (!executablePath) throw new Error('No Chromium: install one, or set CHROMIUM_PATH.')

const server = spawn(process.execPath, ['--import', 'tsx', 'src/entry/demo.ts'], {
  env: { ...process.env, PORT: '0' },
  stdio: ['ignore', 'pipe', 'inherit'],
})
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
try {
  const base = await address()
  mkdirSync(FOLDER, { recursive: true })
  for (const picture of PICTURES) await take(base, picture)
} finally {
  await browser.close()
  server.kill()
}

/** Waits until the site says where it runs; what it prints before that is passed on. */
async function address() {
  let printed = ''
  for await (const bytes of server.stdout) {
    printed += bytes
    process.stdout.write(bytes)
    const [, found] = /runs at (http:\/\/\S+)/.exec(printed) ?? []
    if (found) return found
  }
  throw new Error('The demo site stopped before it could serve.')
}

async function take(base, [name, manner, path, link]) {
  const page = await browser.newPage({ ...manner, baseURL: base })
  await page.goto(path)
  if (link) await page.goto(await page.locator(link).first().getAttribute('href'))
  await page.screenshot({ path: `${FOLDER}/${name}.png` })
  await page.close()
}
