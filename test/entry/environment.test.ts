import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, expect } from 'vitest'
import { settingsInForce, unknownSettings } from '#src/config.ts'
import { originOf, withFiles } from '#src/entry/environment.ts'

const URL = 'postgres://claimcast:secret@db.example/claimcast'

const test = base.extend('file', ({}, { onCleanup }) => {
  const folder = mkdtempSync(join(tmpdir(), 'claimcast-secret-'))
  onCleanup(() => rmSync(folder, { recursive: true, force: true }))
  writeFileSync(join(folder, 'url'), `${URL}\n`)
  return join(folder, 'url')
})

test('a secret in a file is read as if it were set, without the end of its line', ({ file }) => {
  const environment = { DATABASE_URL_FILE: file, PORT: '80' }
  expect(withFiles(environment)).toEqual({ DATABASE_URL: URL, PORT: '80' })
  expect(originOf(environment, 'DATABASE_URL')).toBe(`from ${file}`)
  expect(originOf(environment, 'PORT')).toBe('from the environment')
  expect(originOf(environment, 'CLAIMCAST_STARTER')).toBe('by default')
})

test('both ways at once, or a file that is not there, is refused by name', ({ file }) => {
  expect(() => withFiles({ DATABASE_URL: URL, DATABASE_URL_FILE: file })).toThrow(
    'Set DATABASE_URL or DATABASE_URL_FILE, not both.',
  )
  const none = { CLAIMCAST_OWNER_DATABASE_URL_FILE: `${file}.none` }
  expect(() => withFiles(none)).toThrow('CLAIMCAST_OWNER_DATABASE_URL_FILE: ENOENT')
})

test('the name of a file is a setting; of what is no secret it is none', ({ file }) => {
  const named = { CLAIMCAST_OWNER_DATABASE_URL_FILE: file, CLAIMCAST_STARTER_FILE: file }
  expect(unknownSettings(withFiles(named))).toEqual(['CLAIMCAST_STARTER_FILE'])
})

test('every setting is listed by the name it is set by', () => {
  const names = settingsInForce({}).map(([name]) => name)
  expect(names).toContain('CLAIMCAST_PUBLIC_URL')
  expect(names.every((name) => /^(PORT|DATABASE_URL|CLAIMCAST_[A-Z_]+)$/.test(name))).toBe(true)
})
