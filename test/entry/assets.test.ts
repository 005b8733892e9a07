import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { assetPath, serveAssets } from '#src/entry/assets.ts'
import { assetNames } from '#src/http/env.ts'
import { sha256 } from '#src/lib/sha256.ts'

const { routes, asset } = serveAssets()

test.for(assetNames)('%s has an address of its content and keeps for a year', async (name) => {
  const address = asset(name)
  expect(address).toBe(
    `/assets/${name}?v=${sha256(readFileSync(assetPath(name), 'utf8')).slice(0, 10)}`,
  )
  const response = await routes.request(address)
  expect(response.status).toBe(200)
  expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  expect(response.headers.get('content-type')).toMatch(/^(text\/(css|javascript)|image\/svg\+xml)/)
})

test.for(['nothing.css', '..%2f..%2fpackage.json', 'app.css%00', 'APP.CSS'])(
  '%s is no file',
  async (name) => {
    const response = await routes.request(`/assets/${name}`)
    expect(response.status).toBe(404)
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  },
)

const gzipped = async (name: (typeof assetNames)[number]) => {
  const stream = new Blob([readFileSync(assetPath(name))]).stream()
  return (await new Response(stream.pipeThrough(new CompressionStream('gzip'))).arrayBuffer())
    .byteLength
}

test('the style weighs at most 6 KB, the script 20 KB, 3 of them ours', async () => {
  expect(await gzipped('app.css')).toBeLessThan(6 * 1024)
  expect(await gzipped('app.js')).toBeLessThan(3 * 1024)
  expect((await gzipped('htmx.min.js')) + (await gzipped('app.js'))).toBeLessThan(20 * 1024)
})
