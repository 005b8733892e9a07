import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterEach, expect, test } from 'vitest'
import type { Refusal } from '#src/lib/refusal.ts'
import { pageFetcher } from '#src/web/fetch-page.ts'

const open: Server[] = []
afterEach(() => {
  for (const server of open.splice(0)) server.close().closeAllConnections()
})

/** A site of this machine, where it is: its port, and what it was asked. */
async function site(answer: RequestListener) {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(request.url ?? '')
    answer(request, response)
  })
  open.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { asked, port: `${port}`, address: `http://127.0.0.1:${port}` }
}

/** Guarded as ever, but for the one port and the one address of this machine. */
const reaching = (port: string, more: { longest?: number } = {}) =>
  pageFetcher({ ports: ['', port], mayDial: (address) => address === '127.0.0.1', ...more })

const refusalOf = (work: Promise<unknown>): Promise<Refusal> =>
  work.then(
    () => expect.unreachable(),
    (error) => error,
  )

test('a page is read with its address, as text', async () => {
  const { address, port } = await site((_, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8').end('<p>Zürich')
  })
  expect(await reaching(port)(`${address}/story`)).toEqual({
    ...{ address: `${address}/story`, kind: 'html', text: '<p>Zürich' },
  })
})

test.for([
  ['the answer', 'text/plain; charset=iso-8859-1', 'Z\u00fcrich'],
  ['the page itself', 'text/html', '<meta charset="iso-8859-1">Z\u00fcrich'],
])('the character set that %s names is read', async ([, type, text]) => {
  const { address, port } = await site((_, response) => {
    response.setHeader('content-type', type as string).end(Buffer.from(text as string, 'latin1'))
  })
  expect((await reaching(port)(address)).text).toBe(text)
})

test('a redirect is followed to where the page is, three times and no more', async () => {
  const { address, asked, port } = await site((request, response) => {
    const hop = Number(request.url?.slice(1))
    if (hop > 0) response.writeHead(302, { location: `/${hop - 1}` }).end()
    else response.setHeader('content-type', 'text/plain').end('Here.')
  })
  expect(await reaching(port)(`${address}/3`)).toMatchObject({ address: `${address}/0` })
  asked.length = 0
  expect((await refusalOf(reaching(port)(`${address}/9`))).code).toBe('redirects')
  expect(asked).toEqual(['/9', '/8', '/7', '/6'])
})

test.for(['http://0x7f.1/', 'http://127.1/', 'http://[::ffff:10.0.0.1]/', 'http://[::1]/'])(
  'this machine is not asked, however it is spelt: %s',
  async (address) => {
    const refusal = await refusalOf(pageFetcher()(address))
    expect(refusal).toMatchObject({ code: 'blocked', kind: 'invalid' })
    expect(refusal.fields.address).toContain('Paste the text instead.')
  },
)

test('a name that leads inside is not dialled, nor is another port', async () => {
  const { asked, port } = await site((_, response) => response.end())
  const byName = pageFetcher({ ports: ['', port] })(`http://localhost:${port}/`)
  expect((await refusalOf(byName)).code).toBe('blocked')
  const byPort = pageFetcher({ mayDial: () => true })(`http://127.0.0.1:${port}/`)
  expect((await refusalOf(byPort)).code).toBe('blocked')
  expect(asked).toEqual([])
})

test.for([
  'http://localhost/',
  'http://10.0.0.1/',
  'file:///etc/passwd',
  'http://[::1',
  'ftp://a.example/',
])('a redirect to %s leads nowhere', async (location) => {
  const { address, asked, port } = await site((_, response) => {
    response.writeHead(302, { location }).end()
  })
  const guarded = pageFetcher({
    ports: ['', port],
    mayDial: (one) => one === '127.0.0.1' && asked.length === 0,
  })
  expect((await refusalOf(guarded(address))).code).toBe('blocked')
  expect(asked).toEqual(['/'])
})

test('neither passwords in an address nor cookies go out', async () => {
  let cookies: string | undefined = 'unread'
  const { address, port } = await site((request, response) => {
    cookies = request.headers.cookie
    response.writeHead(200, { 'content-type': 'text/plain', 'set-cookie': 'a=b' }).end('Here.')
  })
  const fetchPage = reaching(port)
  await fetchPage(address)
  await fetchPage(address)
  expect(cookies).toBeUndefined()
  expect((await refusalOf(fetchPage(address.replace('//', '//ann:word@')))).code).toBe('blocked')
})

test('three mebibytes are too large, also when they arrive as three kilobytes', async () => {
  const { address, port } = await site((_, response) => {
    const headers = { 'content-type': 'text/plain', 'content-encoding': 'gzip' }
    response.writeHead(200, headers).end(gzipSync(Buffer.alloc(3 * 1024 * 1024)))
  })
  expect((await refusalOf(reaching(port)(address))).code).toBe('too_large')
})

test('a site that never ends its answer is too slow', async () => {
  const { address, port } = await site((_, response) => {
    response.writeHead(200, { 'content-type': 'text/plain' }).write('Here')
  })
  expect((await refusalOf(reaching(port, { longest: 200 })(address))).code).toBe('too_slow')
})

test.for<[string, number, string, string]>([
  ['a picture', 200, 'image/png', 'not_html'],
  ['no word of what it is', 200, '', 'not_html'],
  ['not found', 404, 'text/html', 'refused'],
  ['a broken site', 500, 'text/html', 'refused'],
])('%s is no article', async ([, status, type, code]) => {
  const { address, port } = await site((_, response) => {
    if (type) response.setHeader('content-type', type)
    response.writeHead(status).end('x')
  })
  expect((await refusalOf(reaching(port)(address))).code).toBe(code)
})

test('where nobody listens the reason is told', async () => {
  const { address, port } = await site(() => {})
  await new Promise((resolve) => open.splice(0)[0]?.close(resolve))
  expect((await refusalOf(reaching(port)(address))).code).toBe('unreachable')
})

test('of five at once the fifth is asked to wait', async () => {
  const { address, port } = await site((_, response) => {
    setTimeout(() => response.setHeader('content-type', 'text/plain').end('Here.'), 200)
  })
  const fetchPage = reaching(port)
  const all = await Promise.allSettled(Array.from({ length: 5 }, () => fetchPage(address)))
  expect(all.map(({ status }) => status)).toEqual([...Array(4).fill('fulfilled'), 'rejected'])
  expect((all[4] as PromiseRejectedResult).reason).toMatchObject({ kind: 'too_many' })
  expect(await fetchPage(address)).toMatchObject({ text: 'Here.' })
})
