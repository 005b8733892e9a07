import { readFileSync, writeFileSync } from 'node:fs'
import { type FilledServer, FULL, startFilledServer } from '#test/support/filled-server.ts'
import { type Figure, say, weightOf, within } from './figures.ts'
import { load } from './load.ts'
import { serverTimes } from './times.ts'

const NOTED = new URL('weights.json', import.meta.url)
const KB = 1024
const LIMITS = { css: 6 * KB, view: 14 * KB, script: 20 * KB, own_script: 3 * KB }

/** Weighs and times every page of the site as it leaves the real server, gzipped. */
export async function benchPages(words: string[]): Promise<boolean> {
  const site = await startFilledServer(FULL)
  try {
    const weights = await weigh(site)
    if (words.includes('--write')) note(weights)
    const figures = [
      ...[...weights].map(([route, { bytes }]) => weightOf(route, bytes, noted[route])),
      ...(await fileFigures(site, weights)),
      ...(await serverTimes(site)),
    ]
    say('pages', figures, words.includes('--json'))
    return figures.every(within)
  } finally {
    await site.close()
  }
}

export type Weights = Map<string, { bytes: number; body: string }>

/** Pages that are heavier when they are asked for something. */
const ASKED = [
  { route: '/questions/new', path: '/questions/new?claim=1' },
  { route: '/questions', path: '/questions?state=resolved' },
  { route: '/leaderboards', path: '/leaderboards?board=skill' },
]

/** The page itself where an address leads on to the one with the title. */
async function page(url: string, path: string, cookie: string) {
  const loaded = await load(url + path, cookie)
  return loaded.status === 302 ? load(url + loaded.location, cookie) : loaded
}

/** Of each route the heaviest page, over all its addresses and readers. */
async function weigh({ url, places, cookies }: FilledServer): Promise<Weights> {
  const heaviest: Weights = new Map()
  for (const { route, path } of [...places, ...ASKED])
    for (const cookie of ['', cookies.bob, cookies.ada]) {
      const { status, type, bytes, body } = await page(url, path, cookie)
      const isHeavier = bytes > (heaviest.get(route)?.bytes ?? 0)
      if (status === 200 && type.startsWith('text/html') && isHeavier)
        heaviest.set(route, { bytes, body })
    }
  return new Map([...heaviest].sort())
}

const noted: Record<string, number> = JSON.parse(readFileSync(NOTED, 'utf8'))

function note(weights: Weights) {
  for (const route of Object.keys(noted)) if (!weights.has(route)) delete noted[route]
  for (const [route, { bytes }] of weights) noted[route] = bytes
  writeFileSync(NOTED, `${JSON.stringify(noted, Object.keys(noted).sort(), 2)}\n`)
}

/** The stylesheet and scripts that the pages name, and whatever else they would fetch. */
async function fileFigures({ url }: FilledServer, weights: Weights): Promise<Figure[]> {
  const pages = [...weights.values()].map(({ body }) => body)
  const home = weights.get('/')?.body ?? ''
  const gz = async (paths: string[]) => {
    const loaded = await Promise.all(paths.map((path) => load(url + path)))
    return loaded.reduce((sum, { bytes }) => sum + bytes, 0)
  }
  const scripts = named(home, /<script[^>]* src="([^"]+)"/g)
  const sheets = named(home, /<link rel="stylesheet" href="([^"]+)"/g)
  const css = await gz(sheets)
  const heaviest = Math.max(...[...weights.values()].map(({ bytes }) => bytes))
  const texts = await Promise.all([...sheets, ...scripts].map((path) => load(url + path)))
  const foreign = [...pages, ...texts.map(({ body }) => body)].map(fetchedElsewhere)
  const figure = (name: string, metric: string, value: number, limit: number): Figure => ({
    ...{ case: name, metric, value, limit },
  })
  return [
    figure('css', 'gz_bytes', css, LIMITS.css),
    figure('first view', 'gz_bytes', heaviest + css, LIMITS.view),
    figure('script', 'gz_bytes', await gz(scripts), LIMITS.script),
    figure(
      'own script',
      'gz_bytes',
      await gz(scripts.filter((path) => path.includes('/app'))),
      LIMITS.own_script,
    ),
    figure('fonts, images, foreign hosts', 'count', sum(foreign), 0),
    figure('requests before first paint', 'count', Math.max(...pages.map(blocking)), 2),
  ]
}

const sum = (numbers: number[]) => numbers.reduce((total, one) => total + one, 0)
const named = (text: string, pattern: RegExp) =>
  [...text.matchAll(pattern)].map(([, path = '']) => path)

/** The page itself, its stylesheets, and each script that is not put off. */
const blocking = (body: string) =>
  1 +
  named(body, /<link rel="(stylesheet)"/g).length +
  [...body.matchAll(/<script(?![^>]* (?:defer|async|type="module"))/g)].length

/** Fonts, pictures, frames and whatever is fetched from another host, but for links to follow. */
const fetchedElsewhere = (text: string) =>
  [
    ...text.matchAll(
      /@font-face|@import|url\((?!["']?data:)|<(?:img|iframe|video|audio|source)\b/g,
    ),
    ...text.matchAll(/<(?:script|link)[^>]* (?:src|href)="(?:https?:)?\/\//g),
  ].length
