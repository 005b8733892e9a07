import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { test as base, expect } from 'vitest'
import { assetPath } from '#src/entry/assets.ts'
import { assetNames } from '#src/http/env.ts'
import { securityHeaders } from '#src/http/headers.ts'

/** What Workers would serve by itself, put together in a folder of its own. */
const test = base.extend('built', ({}, { onCleanup }) => {
  const folder = mkdtempSync(join(tmpdir(), 'claim cast '))
  onCleanup(() => rmSync(folder, { recursive: true, force: true }))
  cpSync('views/assets', join(folder, 'views/assets'), { recursive: true })
  const build = () =>
    spawnSync(process.execPath, [resolve('scripts/assets.mjs')], { cwd: folder, encoding: 'utf8' })
  const done = build()
  expect(done.status, done.stderr).toBe(0)
  return { path: join(folder, 'dist/public'), build }
})

test('every file the pages name is there as Node serves it, and nothing else', ({ built }) => {
  expect(readdirSync(join(built.path, 'assets')).sort()).toEqual([...assetNames].sort())
  for (const name of assetNames)
    expect(readFileSync(join(built.path, 'assets', name))).toEqual(readFileSync(assetPath(name)))
})

test('a second build writes the same', ({ built }) => {
  const headers = readFileSync(join(built.path, '_headers'), 'utf8')
  expect(built.build().status).toBe(0)
  expect(readFileSync(join(built.path, '_headers'), 'utf8')).toBe(headers)
})

/** The headers that Workers puts on its files, by name. */
function headersIn(path: string) {
  const [pattern, ...lines] = readFileSync(join(path, '_headers'), 'utf8').trimEnd().split('\n')
  const pairs = lines.map((line) => /^ {2}([\w-]+): (.+)$/.exec(line)?.slice(1) ?? [line, ''])
  return { pattern, headers: new Map(pairs.map(([name, value]) => [name?.toLowerCase(), value])) }
}

test('files carry the same headers as pages, with a policy that lets them load nothing', ({
  built,
}) => {
  const { pattern, headers } = headersIn(built.path)
  expect(pattern).toBe('/*')
  const { 'content-security-policy': _, ...others } = securityHeaders
  for (const [name, value] of Object.entries(others)) expect(headers.get(name), name).toBe(value)
  expect(headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'")
})
