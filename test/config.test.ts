import { expect, test } from 'vitest'
import { readConfig, unknownSettings } from '#src/config.ts'

test('without settings the site is on this machine, embedded, with its starter', () => {
  expect(readConfig({})).toEqual({
    port: 3000,
    databaseUrl: undefined,
    ownerDatabaseUrl: undefined,
    publicUrl: 'http://localhost:3000',
    publicUrlIsSet: false,
    dataDir: './data',
    starter: true,
    trustedProxies: 0,
  })
})

test('the address follows the port unless it is set, and is an origin', () => {
  expect(readConfig({ PORT: '8080' }).publicUrl).toBe('http://localhost:8080')
  const set = readConfig({ PORT: '8080', CLAIMCAST_PUBLIC_URL: 'https://forecasts.example/x?y' })
  expect(set).toMatchObject({ publicUrl: 'https://forecasts.example', publicUrlIsSet: true })
})

test('set to nothing is not set', () => {
  const empty = { PORT: '', DATABASE_URL: '', CLAIMCAST_PUBLIC_URL: '', CLAIMCAST_STARTER: '' }
  expect(readConfig(empty)).toEqual(readConfig({}))
})

test.for([
  ['PORT', 'eighty'],
  ['PORT', '-1'],
  ['PORT', '65536'],
  ['PORT', '80.5'],
  ['DATABASE_URL', 'localhost'],
  ['CLAIMCAST_PUBLIC_URL', 'forecasts.example'],
  ['CLAIMCAST_PUBLIC_URL', 'ftp://forecasts.example'],
  ['CLAIMCAST_STARTER', 'perhaps'],
  ['CLAIMCAST_TRUSTED_PROXIES', '6'],
  ['CLAIMCAST_TRUSTED_PROXIES', 'all'],
])('%s=%s is refused by name', ([name, value]) => {
  expect(() => readConfig({ [name as string]: value })).toThrow(`${name}: `)
})

test('every setting that cannot be used is named at once', () => {
  const bad = { PORT: 'x', DATABASE_URL: 'y', CLAIMCAST_STARTER: 'z' }
  expect(() => readConfig(bad)).toThrow(/PORT.*\n.*DATABASE_URL.*\n.*CLAIMCAST_STARTER/)
})

test('a slip of the pen is found; what belongs to others is left alone', () => {
  const given = { CLAIMCAST_PUBLICURL: 'x', CLAIMCAST_STARTER: 'no', HOME: '/root', PORT: '1' }
  expect(unknownSettings(given)).toEqual(['CLAIMCAST_PUBLICURL'])
})
