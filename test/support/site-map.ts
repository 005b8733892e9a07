import type { Db } from '#src/db/ctx.ts'
import { tokenOf } from './filled-site.ts'

/** Whom everybody is shown beside. */
const OTHER = 'alice'

type Route = { method: string; path: string }
/** An address of a route, and what stands in it for the parameter. */
export type Place = { route: string; path: string; value?: string | number }

/** The routes of a method, as the app itself lists them, without what stands before all. */
export const routesOf = (app: { routes: Route[] }, method: 'GET' | 'POST'): string[] => [
  ...new Set(app.routes.filter((route) => route.method === method).map(({ path }) => path)),
]

/**
 * Every address of these routes, their parameters taken from the database.
 *
 * @throws Error for a parameter that nobody fills, so that a new one is not passed over
 */
export async function placesOf(db: Db, routes: string[]): Promise<Place[]> {
  const values = await fillings(db)
  return routes.flatMap((route) => {
    const [, collection = '', more = ''] = /^(.*?\/:\w+)(.*)$/.exec(route) ?? []
    const rest = more.replace('/:other', `/${OTHER}`)
    if (!collection) return [{ route, path: route }]
    const filled = values[collection]
    if (!filled || rest.includes(':')) throw new Error(`test/support/site-map.ts fills no ${route}`)
    return filled.map((value) => ({
      ...{ route, value },
      path: collection.replace(/:\w+$/, String(value)) + rest,
    }))
  })
}

async function fillings(db: Db): Promise<Record<string, (string | number)[]>> {
  const all = async (table: 'questions' | 'claims' | 'sessions' | 'tournaments') =>
    (await db.selectFrom(table).select('id').orderBy('id').execute()).map(({ id }) => id)
  const articles = await db.selectFrom('articles').select('slug').orderBy('id').execute()
  const people = await db.selectFrom('people').select('handle').orderBy('id').execute()
  return {
    '/questions/:id': await all('questions'),
    '/claims/:id': await all('claims'),
    '/articles/:slug': articles.map(({ slug }) => slug),
    '/forecasters/:handle': people.map(({ handle }) => handle),
    '/settings/sessions/:id': await all('sessions'),
    '/tournaments/:id': await all('tournaments'),
    '/set-up/:token': [tokenOf('set_up_admin')],
    '/invitations/:token': [tokenOf('invitation')],
    '/password-resets/:token': [tokenOf('password_reset')],
  }
}

/** Which route answers an address. */
export const routeOf = (routes: string[], path: string): string | undefined => {
  const [pathname = ''] = path.split('?')
  return routes.find((route) => new RegExp(`^${route.replace(/:\w+/g, '[^/]+')}$`).test(pathname))
}
