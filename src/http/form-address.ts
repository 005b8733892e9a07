import type { Hono } from 'hono'

export type Routes = Pick<Hono, 'routes'>['routes']

/**
 * The page a form stands on, for whoever opens the form's own address: one that only takes what is
 * sent, where a reload or a bookmark would find nothing.
 *
 * @returns undefined where no form has this address
 */
export function pageOfForm(routes: Routes, path: string): string | undefined {
  const answers = (method: string, asked: string) =>
    routes.some((route) => route.method === method && patternOf(route.path).test(asked))
  if (!answers('POST', path) || answers('GET', path)) return undefined
  const parts = path.split('/')
  while (parts.pop() !== undefined && parts.length > 1)
    if (answers('GET', parts.join('/'))) return parts.join('/')
  return '/'
}

const patternOf = (route: string) => new RegExp(`^${route.replace(/:\w+/g, '[^/]+')}$`)
