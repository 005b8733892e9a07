import type { MiddlewareHandler } from 'hono'
import type { HttpEnv } from './env.ts'

const CSP = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** On every answer, errors and files too. */
export const securityHeaders: Record<string, string> = {
  'content-security-policy': CSP,
  'strict-transport-security': 'max-age=31536000',
  'x-content-type-options': 'nosniff',
  // Not no-referrer: it would send "Origin: null" with our own forms.
  'referrer-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'cross-origin-opener-policy': 'same-origin',
}

export const headers: MiddlewareHandler<HttpEnv> = async (c, next) => {
  for (const [name, value] of Object.entries(securityHeaders)) c.header(name, value)
  await next()
  // What depends on the reader is kept by nobody; a guest's page is asked for again each time.
  if (!c.res.headers.has('cache-control'))
    c.header('cache-control', c.var.ctx?.actor ? 'private, no-store' : 'no-cache')
}
