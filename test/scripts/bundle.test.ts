import { execFile, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'

const folder = () => {
  const made = mkdtempSync(join(tmpdir(), 'claimcast-bundle-'))
  onTestFinished(() => rmSync(made, { recursive: true, force: true }))
  return made
}

function run(program: string, text: string) {
  writeFileSync(program, text)
  const words = ['--import', './scripts/bundle.mjs', program]
  return spawnSync(process.execPath, words, { encoding: 'utf8' })
}

test('a program runs with all it imports, and anew once it has changed', () => {
  const [at, lib] = [join(folder(), 'program.ts'), join(process.cwd(), 'src/lib/sha256.ts')]
  const saying = (word: string) =>
    `import { sha256 } from '${lib}'\nconst said: string = sha256('${word}').length + ' ${word}'\nconsole.log(said, import.meta.url)`
  expect(run(at, saying('first')).stdout).toMatch(/^\d+ first file:.+\/program\.ts\n$/)
  expect(run(at, saying('first')).stdout).toMatch(/^\d+ first /)
  expect(run(at, saying('second')).stdout).toMatch(/^\d+ second /)
})

test('an error names the line of the source that threw it', () => {
  const { status, stderr } = run(
    join(folder(), 'thrower.ts'),
    "type Words = string\n\nthrow new Error('no' satisfies Words)\n",
  )
  expect(status).toBe(1)
  expect(stderr).toMatch(/thrower\.ts:3/)
})

test('the packages of a bundle work as they do apart: a page is fetched and read', async () => {
  const paragraph = '<p>The ferries of Ostmere carried more people than in any year before.</p>'
  const server = createServer((_, answer) => {
    const page = `<html><body><article>${paragraph.repeat(9)}</article></body></html>`
    answer.setHeader('content-type', 'text/html').end(page)
  }).listen(0, '127.0.0.1')
  onTestFinished(() => void server.close())
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const [program, src] = [join(folder(), 'fetcher.ts'), join(process.cwd(), 'src')]
  writeFileSync(
    program,
    `import { readHtml } from '${src}/articles/read-html.ts'
import { pageFetcher } from '${src}/web/fetch-page.ts'
const [, , port = ''] = process.argv
const page = await pageFetcher({ mayDial: () => true, ports: [port] })('http://127.0.0.1:' + port)
console.log(page.kind, readHtml(page.text, page.address).text.split('\\n')[0])
process.exit(0)
`,
  )
  const words = ['--import', './scripts/bundle.mjs', program, String(port)]
  const { stdout } = await promisify(execFile)(process.execPath, words)
  expect(stdout).toBe(`html ${paragraph.slice(3, -4)}\n`)
})
