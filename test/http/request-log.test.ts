import { expect, vi } from 'vitest'
import { test, world } from '#test/support/world.ts'

type Line = {
  at: string
  path: string
  status: number
  method: string
  request: string
  ms: number
}

const logged = async (w: Awaited<ReturnType<typeof world>>) => {
  const lines: string[] = []
  const told = await world(w.db, {}, { log: (line) => lines.push(line) })
  return { told, lines, read: () => lines.map((line): Line => JSON.parse(line)) }
}

test('each request is one line of JSON: what was asked and what became of it', async ({ w }) => {
  const { told, read } = await logged(w)
  await told.send('GET', '/questions?q=rain', told.bob)
  await told.send('POST', told.path, told.bob, { kind: 'binary', bp: 'maybe' })
  await told.send('GET', '/nothing')
  expect(read()).toMatchObject([
    { method: 'GET', path: '/questions', status: 200 },
    { method: 'POST', path: told.path, status: 422 },
    { method: 'GET', path: '/nothing', status: 404 },
  ])
  for (const { request, ms } of read()) {
    expect(request).toMatch(/^[0-9a-f]{8}$/)
    expect(ms).toBeGreaterThanOrEqual(0)
  }
})

test('neither what was typed nor who asked stands in it', async ({ w }) => {
  const { told, read } = await logged(w)
  await told.send('POST', '/sign-in', undefined, { name: 'somebody', password: 'a long word' })
  await told.send('GET', '/questions?q=secretive&key=abc', told.bob)
  // Without its time, in which any digits may stand.
  const text = JSON.stringify(read().map(({ at: _, ...line }) => line))
  for (const word of ['somebody', 'a long word', 'secretive', 'abc', told.bob.handle, '10.'])
    expect(text).not.toContain(word)
})

test('a path that opens a door is told by its pattern, in the log of errors too', async ({ w }) => {
  const { told, read, lines } = await logged(w)
  const errors = vi.spyOn(console, 'error').mockImplementation(() => {})
  await told.send('GET', '/set-up/verysecret')
  await told.send('GET', '/invitations/verysecret')
  await told.send('POST', '/password-resets/verysecret', undefined, { password: 'a long word' })
  expect(read().map(({ path }) => path)).toEqual([
    '/set-up/:token',
    '/invitations/:token',
    '/password-resets/:token',
  ])
  const broken = await world(
    w.db,
    {},
    {
      log: (line) => lines.push(line),
      asset: () => {
        throw new Error('away')
      },
    },
  )
  expect((await broken.send('GET', '/set-up/verysecret')).status).toBe(500)
  expect(read().at(-1)).toMatchObject({ path: '/set-up/:token', status: 500 })
  const [[told500] = ['']] = errors.mock.calls
  expect(JSON.parse(told500 as string)).toMatchObject({ request: read().at(-1)?.request })
  expect([...lines, told500].join()).not.toContain('verysecret')
  errors.mockRestore()
})
