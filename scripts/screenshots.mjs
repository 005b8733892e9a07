// Starts the demo site and takes the README's pictures of it.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { chromium } from 'playwright-core'

const FOLDER = 'docs/pictures'
const PLACES = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/google-chrome']
const DESKTOP = { viewport: { width: 1100, height: 720 }, colorScheme: 'light' }
const PHONE = { viewport: { width: 360, height: 720 }, colorScheme: 'dark', deviceScaleFactor: 2 }

/** What each picture shows: a page, or one it links to first, and of it all or a part. */
const PICTURES = [
  { name: 'home', manner: DESKTOP, path: '/' },
  {
    ...{ name: 'history', manner: DESKTOP, path: '/questions?state=resolved' },
    ...{ link: 'main a[href^="/questions/"]', part: '#history-chart' },
  },
  { name: 'article', manner: DESKTOP, path: '/articles', link: 'main a[href^="/articles/"]' },
  { name: 'leaderboard', manner: PHONE, path: '/leaderboards?board=skill' },
]

const executablePath = PLACES.find((place) => place && existsSync(place))
if (!executablePath) throw new Error('No Chromium: install one, or set CHROMIUM_PATH.')

const server = spawn(process.execPath, ['--import', './scripts/bundle.mjs', 'src/entry/demo.ts'], {
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

/** Waits until the site says where it runs; what it prints is passed on. */
function address() {
  let printed = ''
  return new Promise((resolve, reject) => {
    server.on('exit', () => reject(new Error('The demo site stopped before it could serve.')))
    server.stdout.on('data', (bytes) => {
      process.stdout.write(bytes)
      printed += bytes
      const [, found] = /runs at (http:\/\/\S+)/.exec(printed) ?? []
      if (found) resolve(found)
    })
  })
}

async function take(base, { name, manner, path, link, part }) {
  const page = await browser.newPage({ ...manner, baseURL: base })
  await page.goto(path)
  if (link) await page.goto(await page.locator(link).first().getAttribute('href'))
  await (part ? page.locator(part) : page).screenshot({ path: `${FOLDER}/${name}.png` })
  await page.close()
}
