import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { lineOf, readSources, syntaxOf, walk } from '../../scripts/sources.mjs'

test('reads code of every depth in order, and nothing else', ({ onTestFinished }) => {
  const folder = mkdtempSync(join(tmpdir(), 'sources-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  mkdirSync(join(folder, 'deep/er'), { recursive: true })
  for (const name of ['z.ts', 'b.tsx', 'deep/er/c.mjs', 'a.css', 'data.json', 'deep/notes.md'])
    writeFileSync(join(folder, name), name)
  expect(readSources(folder)).toEqual([
    { path: `${folder}/b.tsx`, text: 'b.tsx' },
    { path: `${folder}/deep/er/c.mjs`, text: 'deep/er/c.mjs' },
    { path: `${folder}/z.ts`, text: 'z.ts' },
  ])
})

test('a source is parsed once, by what it is', () => {
  const source = { path: 'a.tsx', text: 'const a: JSX.Element = <p>so</p> // why' }
  const syntax = syntaxOf(source)
  expect(syntax.comments.map(({ value }) => value)).toEqual([' why'])
  expect(syntaxOf(source)).toBe(syntax)
})

test('walks a tree parents first', () => {
  const types: string[] = []
  walk(syntaxOf({ path: 'a.ts', text: 'f(1)' }).program, ({ type }) => types.push(type))
  expect(types).toEqual([
    'Program',
    'ExpressionStatement',
    'CallExpression',
    'Identifier',
    'Literal',
  ])
})

test('lines are counted from one', () => {
  expect(['a\nb', 'a\nb', 'a\nb'].map((text, index) => lineOf(text, index))).toEqual([1, 1, 2])
})
