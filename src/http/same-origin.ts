import type { MiddlewareHandler } from 'hono'
import type { Config } from '#src/config.ts'
import { Refusal } from '#src/lib/refusal.ts'
import { sentence, together } from '#src/lib/sentence.ts'
import type { HttpEnv } from './env.ts'

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Takes a write only from the site's own pages: by Sec-Fetch-Site where the browser sends it,
 * else by Origin. A request with neither is refused.
 */
export const sameOrigin: MiddlewareHandler<HttpEnv> = async (c, next) => {
  if (SAFE.has(c.req.method)) return next()

  const fetchSite = c.req.header('sec-fetch-site')
  if (fetchSite === 'same-origin') return next()
  const origin = c.req.header('origin')
  if (fetchSite === undefined && origin && isOwn(origin, c.var.site.config)) return next()
  throw foreign(origin, c.var.site.config)
}

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])

/** Names by which only this machine itself is reached. */
export const isLoopback = (hostname: string) => LOOPBACK.has(hostname)

/** Without a setting, every name of this machine's loopback is the same site. */
export function isOwn(origin: string, { publicUrl, publicUrlIsSet }: Config): boolean {
  if (origin === publicUrl) return true
  const [given, own] = [URL.parse(origin), new URL(publicUrl)]
  if (publicUrlIsSet || !given) return false
  return given.protocol === own.protocol && given.port === own.port && isLoopback(given.hostname)
}

const foreign = (origin: string | undefined, { publicUrl }: Config) =>
  new Refusal(
    'forbidden',
    'foreign_origin',
    together(
      origin
        ? sentence`This form came from ${origin}, but this site's address is ${publicUrl}.`
        : sentence`This form came from an unnamed page, but this site's address is ${publicUrl}.`,
      sentence`Nothing was saved. Open the site at its own address, or ask its admin to set CLAIMCAST_PUBLIC_URL to the address you use.`,
    ),
  )
