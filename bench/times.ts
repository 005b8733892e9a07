import { engine } from '#test/support/database.ts'
import type { FilledServer } from '#test/support/filled-server.ts'
import { type Figure, median, quantile } from './figures.ts'
import { load } from './load.ts'

const ROUNDS = 5
const SHARES = [
  { metric: 'p50_ms', share: 0.5, limit: 30, staticLimit: 3 },
  { metric: 'p95_ms', share: 0.95, limit: 150, staticLimit: 10 },
]

const ENGINES = { postgres: 'PostgreSQL', pglite: 'embedded' }

/**
 * How long pages take, as the median of five rounds. A page that asks no database tells how busy
 * the machine is: where even that is slow, the times are told and judge nothing.
 */
export async function serverTimes({ url, places, cookies }: FilledServer): Promise<Figure[]> {
  const [long] = places.filter(({ route }) => route === '/questions/:id')
  const { location } = await load(`${url}${long?.path}`)
  const asked = [...new Map(places.map((place) => [place.route, place.path])).values()]
  if (location) asked.push(location)
  const rounds: { pages: number[]; still: number[] }[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const [pages, still]: number[][] = [[], []]
    for (const path of asked)
      for (const cookie of ['', cookies.bob, cookies.ada]) {
        pages?.push((await load(url + path, cookie)).ms)
        still?.push((await load(`${url}/healthz`)).ms)
      }
    rounds.push({ pages: pages as number[], still: still as number[] })
  }
  return SHARES.flatMap(({ metric, share, limit, staticLimit }) => {
    const of = (kind: 'pages' | 'still') =>
      Math.round(10 * median(rounds.map((round) => quantile(round[kind], share)))) / 10
    const isQuiet = of('still') <= staticLimit
    const figure = { case: `server time, ${ENGINES[engine]}`, metric, value: of('pages') }
    return [
      isQuiet ? { ...figure, limit } : figure,
      { case: `static page (quiet up to ${staticLimit})`, metric, value: of('still') },
    ]
  })
}
