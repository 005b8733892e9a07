import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { type Theme, themes } from '#src/accounts/account.ts'
import type { HttpEnv } from './env.ts'

const NAME = 'theme'
const SECONDS = 400 * 24 * 3600

/** What the reader chose: with the account, else in this browser; else what the system says. */
export function themeOf(c: Context<HttpEnv>): Theme {
  const kept = getCookie(c, NAME)
  return c.var.signedIn?.theme ?? themes.find((theme) => theme === kept) ?? 'system'
}

/** Somebody without an account is remembered by the browser; it tells the site nothing else. */
export function keepTheme(c: Context<HttpEnv>, theme: Theme): void {
  setCookie(c, NAME, theme, {
    httpOnly: true,
    secure: c.var.site.config.publicUrl.startsWith('https:'),
    sameSite: 'Lax',
    path: '/',
    maxAge: SECONDS,
  })
}
