import type { Context } from 'hono'
import { getSignedCookie, setSignedCookie } from 'hono/cookie'
import { sha256 } from '#src/lib/sha256.ts'
import type { HttpEnv } from './env.ts'
import { siteSecret } from './secret.ts'

const NAME = 'visitor'
const SECONDS = 30 * 60

/** Somebody without an account who left something here, as the hash of a random token. */
export async function visitorOf(c: Context<HttpEnv>): Promise<string | undefined> {
  if (!c.req.header('cookie')?.includes(`${NAME}=`)) return undefined
  const token = await getSignedCookie(c, await siteSecret(c.var.site.db), NAME)
  return token ? sha256(token) : undefined
}

/** The same, known by a cookie from now on. It lives as long as what was left. */
export async function makeVisitor(c: Context<HttpEnv>): Promise<string> {
  const secret = await siteSecret(c.var.site.db)
  const token = (await getSignedCookie(c, secret, NAME)) || crypto.randomUUID()
  await setSignedCookie(c, NAME, token, secret, {
    httpOnly: true,
    secure: c.var.site.config.publicUrl.startsWith('https:'),
    sameSite: 'Lax',
    path: '/',
    maxAge: SECONDS,
  })
  return sha256(token)
}
