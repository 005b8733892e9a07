// Puts the files that Workers serves by itself into dist/public, with the headers of every answer.
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const target = 'dist/public/assets'
const htmx = dirname(createRequire(import.meta.url).resolve('htmx.org'))

mkdirSync(target, { recursive: true })
for (const name of ['app.css', 'app.js', 'icon.svg'])
  copyFileSync(join('views/assets', name), join(target, name))
copyFileSync(join(htmx, 'htmx.min.js'), join(target, 'htmx.min.js'))

const headers = [
  "Content-Security-Policy: default-src 'none'; frame-ancestors 'none'",
  'Strict-Transport-Security: max-age=31536000',
  'X-Content-Type-Options: nosniff',
  'Referrer-Policy: same-origin',
  'Permissions-Policy: camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'Cross-Origin-Opener-Policy: same-origin',
]
writeFileSync('dist/public/_headers', `/*\n${headers.map((line) => `  ${line}\n`).join('')}`)
