import type { Context } from 'hono'
import { deleteCookie, getSignedCookie, setSignedCookie } from 'hono/cookie'
import type { HttpEnv } from './env.ts'
import { siteSecret } from './secret.ts'

const NAME = 'flash'

/** One message for the page after a redirect; signed, so that no other site can write it. */
export async function setFlash(c: Context<HttpEnv>, message: string): Promise<void> {
  await setSignedCookie(c, NAME, message, await siteSecret(c.var.site.db), {
    httpOnly: true,
    secure: c.var.site.config.publicUrl.startsWith('https:'),
    sameSite: 'Lax',
    path: '/',
    maxAge: 60,
  })
}

/** The message, once: taken by the page that shows it, not by a part or a redirect on the way. */
export async function takeFlash(c: Context<HttpEnv>): Promise<string | undefined> {
  const isPage = c.req.method === 'GET' && c.req.header('hx-request-type') !== 'partial'
  if (!isPage || !c.req.header('cookie')?.includes(`${NAME}=`)) return undefined
  const message = await getSignedCookie(c, await siteSecret(c.var.site.db), NAME)
  deleteCookie(c, NAME, { path: '/' })
  return message || undefined
}
