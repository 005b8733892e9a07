import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Hono } from 'hono'
import { type AssetName, assetNames } from '#src/http/env.ts'
import { securityHeaders } from '#src/http/headers.ts'
import { sha256 } from '#src/lib/sha256.ts'

const OWN = fileURLToPath(new URL('../../views/assets/', import.meta.url))
const HTMX = dirname(createRequire(import.meta.url).resolve('htmx.org'))

/** Where each file lies: ours in views/assets, htmx in its package. */
export const assetPath = (name: AssetName) => join(name === 'htmx.min.js' ? HTMX : OWN, name)

const typeOf = (name: string) => TYPES[extname(name)] ?? 'text/javascript'
const TYPES: Record<string, string> = { '.css': 'text/css', '.svg': 'image/svg+xml' }

/** Serves the built files; their addresses carry their content's hash, so they keep for a year. */
export function serveAssets() {
  const files = new Map(
    assetNames.map((name) => [name as string, readFileSync(assetPath(name), 'utf8')]),
  )
  const versions = new Map([...files].map(([name, text]) => [name, sha256(text).slice(0, 10)]))

  const routes = new Hono().get('/assets/:name', (c) => {
    const name = c.req.param('name')
    const text = files.get(name)
    if (text === undefined) return c.text('There is no such file.', 404, securityHeaders)
    return c.body(text, 200, {
      ...securityHeaders,
      'content-type': `${typeOf(name)}; charset=utf-8`,
      'cache-control': 'public, max-age=31536000, immutable',
    })
  })
  return { routes, asset: (name: AssetName) => `/assets/${name}?v=${versions.get(name)}` }
}
