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

test('the source is a web address, or not told', () => {
  const told = (CLAIMCAST_SOURCE_URL: string) => readConfig({ CLAIMCAST_SOURCE_URL }).sourceUrl
  expect(told('https://code.example/claimcast')).toBe('https://code.example/claimcast')
  expect(() => told('javascript:alert(1)')).toThrow('CLAIMCAST_SOURCE_URL')
  expect(readConfig({}).sourceUrl).toBeUndefined()
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

test('numbers are read as numbers, at their bounds too', () => {
  expect(readConfig({ PORT: '65535', CLAIMCAST_TRUSTED_PROXIES: '5' })).toMatchObject({
    port: 65_535,
    trustedProxies: 5,
  })
  expect(readConfig({ PORT: 8080 }).port).toBe(8080)
})

test.for([
  ['PORT', 'NaN'],
  ['PORT', 'Infinity'],
  ['PORT', '3000;3001'],
  ['PORT', '3000px'],
  ['PORT', '٣٠٠٠'],
  ['PORT', '::1'],
  ['CLAIMCAST_TRUSTED_PROXIES', '-1'],
  ['CLAIMCAST_TRUSTED_PROXIES', '1.5'],
  ['CLAIMCAST_TRUSTED_PROXIES', 'true'],
  ['CLAIMCAST_TRUSTED_PROXIES', '10.0.0.1'],
  ['CLAIMCAST_PUBLIC_URL', '//forecasts.example'],
  ['CLAIMCAST_PUBLIC_URL', 'https://'],
  ['CLAIMCAST_PUBLIC_URL', 'https://fore casts.example'],
  ['CLAIMCAST_PUBLIC_URL', 'https://forecasts.example:70000'],
  ['CLAIMCAST_PUBLIC_URL', 'javascript:alert(1)//https:'],
  ['CLAIMCAST_PUBLIC_URL', 'httpsx://forecasts.example'],
  ['CLAIMCAST_OWNER_DATABASE_URL', 'owner'],
  ['CLAIMCAST_STARTER', 'NO'],
  ['CLAIMCAST_STARTER', 'true'],
  ['CLAIMCAST_STARTER', '0'],
])('%s=%s cannot be used', ([name, value]) => {
  expect(() => readConfig({ [name as string]: value })).toThrow(`${name}: `)
})

test.for<[given: string, origin: string]>([
  ['https://forecasts.example/', 'https://forecasts.example'],
  ['https://Forecasts.Example', 'https://forecasts.example'],
  ['https://forecasts.example:443', 'https://forecasts.example'],
  ['http://forecasts.example:80/path', 'http://forecasts.example'],
  ['https://forecasts.example:8443/?q#part', 'https://forecasts.example:8443'],
  ['https://ada:secret@forecasts.example', 'https://forecasts.example'],
  ['http://[::1]:3000', 'http://[::1]:3000'],
  ['https://bücher.example', 'https://xn--bcher-kva.example'],
])('the address %s is the origin %s, as browsers write it', ([given, origin]) => {
  const { publicUrl, publicUrlIsSet } = readConfig({ CLAIMCAST_PUBLIC_URL: given })
  expect([publicUrl, publicUrlIsSet]).toEqual([origin, true])
})

test('an address that is set does not follow the port', () => {
  const { publicUrl, port } = readConfig({ PORT: '81', CLAIMCAST_PUBLIC_URL: 'http://a.example' })
  expect([publicUrl, port]).toEqual(['http://a.example', 81])
})

test('what cannot be used is not repeated: it may hold a password', () => {
  const bad = { DATABASE_URL: '//owner:hidden@host', CLAIMCAST_OWNER_DATABASE_URL: 'hidden' }
  expect(() => readConfig(bad)).toThrow(/^((?!hidden).)*$/s)
})

test('database addresses are passed on as they are', () => {
  const [app, owner] = ['postgres://app:a%20b@h:5433/db?sslmode=require', 'postgres://owner@h/db']
  expect(readConfig({ DATABASE_URL: app, CLAIMCAST_OWNER_DATABASE_URL: owner })).toMatchObject({
    databaseUrl: app,
    ownerDatabaseUrl: owner,
  })
})

test('settings of others, of the prototype or of no name change nothing', () => {
  const others = { HOME: '/root', port: '1', __proto__: { PORT: '1' }, constructor: 'x', '': 'y' }
  expect(readConfig(others)).toEqual(readConfig({}))
})

test('names that objects have by themselves are found as slips too', () => {
  const given = {
    CLAIMCAST_: 'x',
    CLAIMCAST_constructor: 'x',
    claimcast_starter: 'x',
    toString: 'x',
  }
  expect(unknownSettings(given)).toEqual(['CLAIMCAST_', 'CLAIMCAST_constructor'])
})
