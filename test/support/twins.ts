import { createApp } from '#src/app.ts'
import { readConfig } from '#src/config.ts'
import { english } from '#views/language.ts'
import { freshDatabase } from './database.ts'
import { type Cast, fillSite, type Plan } from './filled-site.ts'
import { asPart } from './world.ts'

const AT = 'http://site.test'
let networks = 0

/** What a viewer got: everything that reaches a browser, but what is random in every answer. */
export type Answer = { status: number; headers: Record<string, string>; body: string }

export type Viewer = { name: string; cookie: (site: TwinSite) => string }
export const member = (name: Cast): Viewer => ({ name, cookie: ({ cookies }) => cookies[name] })
export const guest: Viewer = { name: 'a guest', cookie: () => '' }

export type TwinSite = Awaited<ReturnType<typeof twinSite>>

/** One of two sites: its own database, the app in front, requests as browsers send them. */
export async function twinSite(plan: Plan, language = english) {
  const { db, close } = await freshDatabase()
  const filled = await fillSite(db, plan)
  const config = readConfig({ CLAIMCAST_PUBLIC_URL: AT, CLAIMCAST_TRUSTED_PROXIES: '1' })
  const app = createApp(() => ({ config, db, language, asset: (name) => `/assets/${name}` }))
  return { ...filled, close, app }
}

export type Asked = { path: string; viewer: Viewer; isPart?: true; fields?: Record<string, string> }

/** Sends one request to a site; with fields it is a form. */
export async function ask(site: TwinSite, { path, viewer, isPart, fields }: Asked) {
  const network = `10.9.${(++networks >> 8) % 256}.${networks % 256}`
  const headers = {
    'x-forwarded-for': network.replace('10.9', `10.${networks % 200}`),
    cookie: viewer.cookie(site),
    'sec-fetch-site': 'same-origin',
    ...(isPart && asPart),
  }
  const form = fields && {
    method: 'POST',
    body: new URLSearchParams({ idempotency_key: crypto.randomUUID(), ...fields }),
  }
  return site.app.request(AT + path, { headers, ...form })
}

export async function answerOf(response: Response): Promise<Answer> {
  const { 'set-cookie': _, ...headers } = Object.fromEntries(response.headers)
  const body = (await response.text()).replace(
    /(name="idempotency_key" value=")[^"]*|\/invitations\/[\w-]{43}/g,
    '$1',
  )
  return { status: response.status, headers, body }
}

/** Where a page leads: its links, what its parts fetch, and what its search forms can ask. */
export function linksIn(body: string): string[] {
  const found = [...body.matchAll(/ (?:href|hx-get)="(\/[^"#]*)/g)].map(([, path = '']) => path)
  const searches = [...body.matchAll(/<form method="get" action="([^"]+)".*?<\/form>/gs)]
  return [...found, ...searches.flatMap(([form, action = '']) => searchesOf(form, action))]
    .map((path) => path.replaceAll('&amp;', '&'))
    .filter((path) => !/^\/assets\/|[?&]next=/.test(path))
}

/** A search form sent once with each choice it offers. */
function searchesOf(form: string, action: string): string[] {
  const selects = [...form.matchAll(/<select[^>]* name="(\w+)".*?<\/select>/gs)]
  const chosen = selects.flatMap(([select, name]) =>
    [...select.matchAll(/<option[^>]* value="([^"]*)"/g)].map(([, value]) => `${name}=${value}`),
  )
  const ticked = [...form.matchAll(/<input[^>]* name="(\w+)"/g)].map(([, name]) => `${name}=on`)
  return [...chosen, ...ticked].map((query) => `${action}?${query}`)
}
