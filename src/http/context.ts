import type { Context, MiddlewareHandler } from 'hono'
import { getCookie } from 'hono/cookie'
import { readSession, sessionCookieName } from '#src/accounts/session.ts'
import type { HttpEnv, Site } from './env.ts'

/** Turns a request into a Ctx: its database, and who sent it by the session cookie. */
export const context =
  (siteOf: (c: Context) => Site): MiddlewareHandler<HttpEnv> =>
  async (c, next) => {
    const site = siteOf(c)
    c.set('site', site)
    c.set('requestId', crypto.randomUUID().slice(0, 8))
    c.set('clientAddress', clientAddress(c, site.config.trustedProxies))
    const reader = { db: site.db, key: keyIn(c) }
    c.set('ctx', { ...reader, actor: undefined })

    const cookieKind = cookieKindOf(c)
    const token = getCookie(c, sessionCookieName(cookieKind))
    const signedIn = token ? await readSession(site.db, cookieKind, token) : undefined
    if (signedIn) {
      c.set('ctx', { ...reader, actor: signedIn.actor })
      c.set('signedIn', signedIn)
      if (signedIn.cookie) c.header('set-cookie', signedIn.cookie, { append: true })
    }
    await next()
  }

/** Cookies are Secure exactly when the site's own address is https. */
export const cookieKindOf = (c: Context<HttpEnv>) => ({
  secure: c.var.site.config.publicUrl.startsWith('https:'),
})

/** What may be the key of a link; anything else would only burden the database. */
const keyIn = (c: Context) => /^[\w-]{43}$/.exec(c.req.query('key') ?? '')?.[0]

/** The address a trusted proxy saw, else the socket's. Never the header alone. */
function clientAddress(c: Context, trustedProxies: number): string {
  const forwarded = (c.req.header('x-forwarded-for') ?? '').split(',').map((part) => part.trim())
  if (trustedProxies > 0) return forwarded.at(-trustedProxies) || 'unknown'
  return c.env?.incoming?.socket?.remoteAddress ?? c.req.header('cf-connecting-ip') ?? 'unknown'
}
