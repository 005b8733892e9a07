import { expect, test } from 'vitest'
import {
  architectureViolations,
  importsOf,
  PURE,
  ROOMS,
  roomGraph,
} from '../scripts/architecture.mjs'
import { readSources } from '../scripts/sources.mjs'

const tree = ['src', 'views', 'migrations'].flatMap(readSources)
const judge = (path: string, text: string) => architectureViolations([{ path, text }])

test('the tree keeps every rule of who may import whom', () => {
  expect(tree.length).toBeGreaterThan(100)
  expect(architectureViolations(tree)).toEqual([])
})

test('every arrow between rooms points to an earlier room', () => {
  const arrows = [...roomGraph(tree)].flatMap(([from, below]) =>
    [...below.keys()].map((to) => ({ from, to })),
  )
  expect(arrows.length).toBeGreaterThan(30)
  expect(arrows.filter(({ from, to }) => ROOMS.indexOf(to) >= ROOMS.indexOf(from))).toEqual([])
})

test('nothing the command line loads is JSX, so a current Node runs it as it stands', () => {
  const sources = new Map(tree.map((source) => [source.path, source]))
  const reached = new Set(['src/entry/cli.ts'])
  for (const path of reached) {
    const source = sources.get(path)
    for (const { target, typeOnly } of source ? importsOf(source) : [])
      if (!typeOnly && /^(?:src|views|migrations)\//.test(target)) reached.add(target)
  }
  expect(reached.size).toBeGreaterThan(20)
  expect([...reached].filter((path) => path.endsWith('.tsx'))).toEqual([])
})

test('the pure rooms come first, and no room is named twice', () => {
  expect(ROOMS.slice(0, PURE.length)).toEqual(PURE)
  expect(new Set(ROOMS).size).toBe(ROOMS.length)
})

test('the graph counts what a room imports at run time, apart from edges and types', () => {
  const graph = roomGraph([
    { path: 'src/scores/a.ts', text: "import { b } from '#src/kinds/b.ts'" },
    { path: 'src/scores/c.ts', text: "import { b } from '#src/kinds/b.ts'" },
    { path: 'src/scores/d.ts', text: "import type { F } from '#src/jobs/f.ts'" },
    { path: 'src/scores/routes.tsx', text: "import { x } from '#src/front/x.ts'" },
  ])
  expect([...graph]).toEqual([['scores', new Map([['kinds', 2]])]])
})

const PLANTED: [what: string, path: string, text: string, rule: string][] = [
  [
    'a later room',
    'src/articles/a.ts',
    "import { b } from '#src/claims/b.ts'",
    'imports the later room claims',
  ],
  [
    'a later room, when needed',
    'src/articles/a.ts',
    "const b = () => import('#src/claims/b.ts')",
    'imports the later room claims',
  ],
  [
    'one value among types of a later room',
    'src/lib/a.ts',
    "import { type B, c } from '#src/scoring/b.ts'",
    'imports the later room scoring',
  ],
  ['a room nobody named', 'src/utils/a.ts', 'export const a = 1', 'is in no known room: utils'],
  [
    'a room of two words',
    'src/hidden-scores/a.ts',
    'export const a = 1',
    'is in no known room: hidden-scores',
  ],
  ['a file beside the rooms', 'src/help.ts', 'export const a = 1', 'is in no known room: help.ts'],
  [
    'SQL in a pure room',
    'src/kinds/a.ts',
    "import { sql } from 'kysely'",
    'is pure and imports kysely',
  ],
  [
    'a driver in a pure room',
    'src/lib/a.ts',
    "import postgres from 'postgres'",
    'is pure and imports postgres',
  ],
  [
    'the file system in a pure room',
    'src/quotes/a.ts',
    "import { readFileSync } from 'node:fs'",
    'is pure and imports node:fs',
  ],
  [
    'the settings in a pure room',
    'src/scoring/a.ts',
    "import { readConfig } from '#src/config.ts'",
    'is pure and imports src/config.ts',
  ],
  [
    'HTTP below the edges',
    'src/claims/claim.ts',
    "import { Hono } from 'hono'",
    'imports hono, which only edges may',
  ],
  [
    'a part of HTTP below the edges',
    'src/claims/claim.ts',
    "import { html } from 'hono/html'",
    'imports hono/html, which only edges may',
  ],
  [
    'what the edges share, below them',
    'src/claims/claim.ts',
    "import { render } from '#src/http/render.tsx'",
    'imports src/http/render.tsx, which only edges may',
  ],
  [
    'a view below the edges',
    'src/claims/claim.ts',
    "import { Claim } from '#views/claims/claim.tsx'",
    'imports views/claims/claim.tsx, which only edges may',
  ],
  [
    'an edge from another edge',
    'src/front/routes.tsx',
    "import { claims } from '#src/claims/routes.tsx'",
    'imports the edge src/claims/routes.tsx, which only app.ts may',
  ],
  [
    'an edge from its own room',
    'src/claims/claim.ts',
    "import { claimsApi } from './api.ts'",
    'imports the edge src/claims/api.ts, which only app.ts may',
  ],
  [
    'a program from an edge',
    'src/front/routes.tsx',
    "import { seed } from '#src/entry/seed.ts'",
    'imports a program of entry/',
  ],
  [
    'the whole app from a room',
    'src/jobs/run.ts',
    "import { createApp } from '#src/app.ts'",
    'imports app.ts, which only entry/ may',
  ],
  [
    'a query in a view',
    'views/claims/claim.tsx',
    "import { findClaim } from '#src/claims/queries.ts'",
    'is a view and imports src/claims/queries.ts',
  ],
  [
    'the database in a view',
    'views/claims/claim.tsx',
    "import { sql } from 'kysely'",
    'is a view and imports kysely',
  ],
  [
    'a re-export',
    'src/claims/index.ts',
    "export { quoteClaim } from './quote-claim.ts'",
    're-exports: import it where it is declared',
  ],
  [
    'a barrel',
    'src/claims/index.ts',
    "export * from './quote-claim.ts'",
    're-exports: import it where it is declared',
  ],
  [
    'a re-export in two steps',
    'src/claims/index.ts',
    "\nimport { a } from './a.ts'\nexport { a }",
    're-exports: import it where it is declared',
  ],
  [
    'a path out of the room',
    'src/claims/claim.ts',
    "import { page } from '../lib/page.ts'",
    'leaves its room by ../',
  ],
  [
    'a path out of the views',
    'views/claims/claim.tsx',
    "import { page } from '../../src/lib/page.ts'",
    'leaves its room by ../',
  ],
  [
    'lucia elsewhere, even as a type',
    'src/accounts/sign-in.ts',
    "import type { Lucia } from 'lucia'",
    'imports lucia, which only accounts/session.ts may',
  ],
  [
    'the environment in a room',
    'src/web/a.ts',
    'export const a = process.env.PORT',
    'reads process.env, which only config.ts and entry/ may',
  ],
  [
    'the environment in a view',
    'views/parts/a.tsx',
    'const { env } = process',
    'reads process.env, which only config.ts and entry/ may',
  ],
  [
    'the environment by import',
    'src/web/a.ts',
    "import { env } from 'node:process'",
    'reads process.env, which only config.ts and entry/ may',
  ],
  [
    'a transaction of its own',
    'src/claims/quote-claim.ts',
    'db.transaction().execute(work)',
    'begins a transaction, which only db/ctx.ts may',
  ],
  [
    'a transaction begun by hand',
    'src/claims/quote-claim.ts',
    'db.startTransaction()',
    'begins a transaction, which only db/ctx.ts may',
  ],
  ["a kind's name", 'src/scores/a.ts', "if (name === 'binary') score()", 'names the kind binary'],
  [
    "a kind's name in a table",
    'src/scores/a.ts',
    "const names = ['numeric']",
    'names the kind numeric',
  ],
  [
    'the kind of a day, compared',
    'src/scores/a.ts',
    "if (spec.kind !== 'date') score()",
    'names the kind date',
  ],
  [
    'the kind of a day, made',
    'src/scores/a.ts',
    "const spec = { kind: 'date' }",
    'names the kind date',
  ],
  [
    'a switch over kinds in a view',
    'views/questions/a.tsx',
    "switch (spec.kind) { case 'choice': show() }",
    'names the kind choice',
  ],
  [
    "the app's clock",
    'src/questions/a.ts',
    'const late = closes < Date.now()',
    "reads the app's clock",
  ],
  [
    "the app's clock as a date",
    'src/questions/a.ts',
    'const at = new Date()',
    "reads the app's clock",
  ],
  ["the app's stopwatch", 'src/scoring/a.ts', 'performance.now()', "reads the app's clock"],
  ['a .tsx file below the edges', 'src/claims/claim.tsx', '', 'is .tsx below the edges'],
]

test.for(PLANTED)('%s is a breach, named by file and rule', ([, path, text, rule]) => {
  const line = text.startsWith('\n') ? 3 : 1
  expect(judge(path, text)).toContain(`${path}:${line} ${rule}`)
})

test('a breach is named by its line', () => {
  expect(judge('src/scores/a.ts', 'const a = 1\n\nconst at = Date.now()')).toEqual([
    "src/scores/a.ts:3 reads the app's clock",
  ])
})

test('JSX below the edges is a breach of its own', () => {
  expect(judge('src/claims/claim.tsx', '\nexport const Claim = () => <p>so</p>')).toEqual([
    'src/claims/claim.tsx:1 is .tsx below the edges',
    'src/claims/claim.tsx:2 is JSX below the edges',
  ])
})

const ALLOWED: [what: string, path: string, text: string][] = [
  ['an earlier room', 'src/claims/a.ts', "import { b } from '#src/articles/b.ts'"],
  ['its own room', 'src/claims/a.ts', "import { b } from './b.ts'"],
  ['the types of a later room', 'src/lib/a.ts', "import type { Job } from '#src/jobs/job.ts'"],
  ['types alone, marked one by one', 'src/lib/a.ts', "import { type A } from '#src/jobs/a.ts'"],
  ['a later room to an edge', 'src/questions/routes.tsx', "import { a } from '#src/scores/a.ts'"],
  ['views and HTTP to an edge', 'src/claims/api.ts', "import { A } from '#views/claims/a.tsx'"],
  ['JSX to an edge', 'src/claims/routes.tsx', 'export const page = <p>so</p>'],
  ['JSX to a second edge', 'src/claims/card-routes.tsx', 'export const page = <p>so</p>'],
  ['every edge to app.ts', 'src/app.ts', "import { claims } from '#src/claims/routes.tsx'"],
  ['anything to a program', 'src/entry/node.ts', "import { createApp } from '#src/app.ts'"],
  ['hashing to lib/sha256.ts', 'src/lib/sha256.ts', "import { hash } from 'node:crypto'"],
  ['arithmetic to a view', 'views/scores/a.tsx', "import { a } from '#src/scoring/a.ts'"],
  ['another view to a view', 'views/scores/a.tsx', "import { A } from '../parts/a.tsx'"],
  ['a table of rights to a view', 'views/a/a.tsx', "import { may } from '#src/accounts/policy.ts'"],
  ['lucia to its one place', 'src/accounts/session.ts', "import { Lucia } from 'lucia'"],
  ['the environment to its one place', 'src/config.ts', 'export const port = process.env.PORT'],
  ['a transaction to its one place', 'src/db/ctx.ts', 'db.transaction().execute(work)'],
  ["kinds' names to the kinds", 'src/kinds/a.ts', "const kind = z.literal('ordered')"],
  ["kinds' names to their views", 'views/kinds/a.tsx', "const is = spec.kind === 'ordered'"],
  ['the default of a form', 'src/questions/a.ts', "const kind = z.string().default('binary')"],
  ['a field for a day', 'views/parts/a.tsx', "const isDay = type === 'date'"],
  ['a column of days', 'src/articles/a.ts', "const field = { type: 'date' }"],
  ['a date that is given', 'src/questions/a.ts', 'const at = new Date(closes_at)'],
  ['the clock to what is shown', 'views/parts/when.tsx', 'const at = new Date()'],
  ['types handed on with a new name', 'src/claims/a.ts', 'type A = string\nexport type { A }'],
]

test.for(ALLOWED)('%s is allowed', ([, path, text]) => {
  expect(judge(path, text)).toEqual([])
})
