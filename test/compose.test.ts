import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { readConfig, unknownSettings } from '#src/config.ts'

const compose = parse(readFileSync('compose.yaml', 'utf8'))
const image = readFileSync('Dockerfile', 'utf8')
const { app, database } = compose.services

/** As compose fills them in where nothing is set. */
const environment = Object.fromEntries(
  Object.entries<string>(app.environment).map(([name, value]) => [
    name,
    value.replace(/\$\{\w+:-([^}]*)\}/, '$1'),
  ]),
)

test('the app starts on PostgreSQL with settings it knows, once the database is healthy', () => {
  expect(unknownSettings(environment)).toEqual([])
  expect(readConfig(environment)).toMatchObject({
    ...{ databaseUrl: 'postgres://claimcast@database:5432/claimcast', port: 3000 },
    publicUrl: 'http://localhost:3000',
  })
  expect(app.depends_on).toEqual({ database: { condition: 'service_healthy' } })
  expect(database.healthcheck.test).toContain('pg_isready')
})

test('the database keeps its data in a named volume and is reached by the app alone', () => {
  const [name, path] = database.volumes[0].split(':')
  expect(Object.keys(compose.volumes)).toEqual([name])
  expect(path).toBe('/var/lib/postgresql/data')
  expect(database).not.toHaveProperty('ports')
})

test('what is pulled is pinned to a version', () => {
  const bases = [...image.matchAll(/^FROM (\S+)/gm)].map(([, base]) => base)
  for (const name of [database.image, ...bases]) expect(name).toMatch(/^\w+:\d+\.\d+/)
})

test('the image holds what its commands start, and no more than is let in', () => {
  const copied = [...image.matchAll(/^COPY (.+) \S+$/gm)].flatMap(([, paths = '']) =>
    paths.split(' '),
  )
  const letIn = [...readFileSync('.dockerignore', 'utf8').matchAll(/^!(.+)$/gm)].map(
    ([, path]) => path,
  )
  expect(copied.filter((path) => !existsSync(path))).toEqual([])
  expect(copied.toSorted()).toEqual(letIn.toSorted())
  const programs = [...image.matchAll(/"(src\/[^"]+)"/g)].map(([, path = '']) => path)
  expect(programs).toEqual(['src/entry/cli.ts', 'src/entry/node.ts'])
  expect(programs.filter((path) => !existsSync(path))).toEqual([])
  expect(image).toContain('USER node')
})

test('what the health check runs is kept in the image, by the last who may write there', () => {
  const [before = '', after = ''] = image.split('\nUSER node\n')
  const [, check = '[]'] = /HEALTHCHECK.*\s+CMD (\[.*\])/.exec(after) ?? []
  const program = JSON.parse(check).slice(0, -1).join(' ')
  expect(before.split('\n').at(-1)).toBe(`RUN ${program}`)
})
