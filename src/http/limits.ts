import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { countTry, type Limit } from '#src/db/tries.ts'
import { Refusal } from '#src/lib/refusal.ts'
import { sentence } from '#src/lib/sentence.ts'
import type { HttpEnv } from './env.ts'

const KIB = 1024

/** Counted while it streams in; only an article's text may be longer. */
export const bodySize: MiddlewareHandler<HttpEnv> = (c, next) =>
  bodyLimit({
    maxSize: (c.req.path === '/articles' ? 3 * KIB : 64) * KIB,
    onError: () => {
      throw new Refusal(
        'invalid',
        'too_large',
        sentence`That is more than this form takes. Nothing was saved.`,
      )
    },
  })(c, next)

/** What one guest's address may write, in windows. */
export const guestLimits: Limit[] = [
  { name: 'write:1', most: 4, seconds: 1 },
  { name: 'write:60', most: 30, seconds: 60 },
  { name: 'write:600', most: 100, seconds: 600 },
  { name: 'write:3600', most: 400, seconds: 3600 },
]

/** What one account may write. */
export const accountLimits: Limit[] = [{ name: 'account:60', most: 60, seconds: 60 }]

/** Counts writes by account, or by address for guests: many people can share one address. */
export const writeRate: MiddlewareHandler<HttpEnv> = async (c, next) => {
  if (c.req.method === 'POST') {
    const { ctx, clientAddress } = c.var
    if (ctx.actor) await countTry(ctx.db, String(ctx.actor.id), accountLimits)
    else await countTry(ctx.db, networkOf(clientAddress), guestLimits)
  }
  return next()
}

const VERSION_4 = /^(?:::ffff:)?(\d+\.\d+\.\d+)\.\d+(?::\d+)?$/i

/** The network an address belongs to: /24, or /64 of version 6, however it is abbreviated. */
export function networkOf(address: string): string {
  const [, network] = VERSION_4.exec(address) ?? []
  if (network || !address.includes(':')) return network ?? address

  const [before = '', after = ''] = address.replace(/^\[|\].*$/g, '').split('::')
  const [first, last] = [groupsOf(before), groupsOf(after)]
  const between = Array<string>(Math.max(0, 8 - first.length - last.length)).fill('0')
  return [...first, ...between, ...last].slice(0, 4).join(':')
}

const groupsOf = (text: string) =>
  text.split(':').flatMap((group) => (group ? [group.toLowerCase().replace(/^0+(?=.)/, '')] : []))
