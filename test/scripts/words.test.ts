import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readSources } from '../../scripts/sources.mjs'
import { CATALOGUE, catalogue, leftOut, written } from '../../scripts/words.mjs'

const tree = ['src', 'views', 'migrations'].flatMap(readSources)
const found = (text: string, path = 'views/parts/rain.tsx') => leftOut([{ path, text }])
const gathered = (text: string) =>
  catalogue([{ path: 'views/rain/rain.tsx', text }]).map(({ english }) => english)

test('nothing that readers meet stands outside the catalogue', () => {
  expect(leftOut(tree)).toEqual([])
})

test('the catalogue holds what the tree says now', () => {
  expect(readFileSync(CATALOGUE, 'utf8')).toBe(written(tree))
})

test('a sentence is gathered whole, with numbered gaps, and told where it is said', () => {
  expect(gathered('say`Closed at ${at}, by ${who}.`')).toEqual(['Closed at {0}, by {1}.'])
  expect(gathered("plural(n, 'reply', 'replies'); plural(n, 'row')")).toEqual([
    'reply | replies',
    'row | rows',
  ])
  const text = 'sentence`It rains.`'
  expect(
    catalogue([
      { path: 'src/b.ts', text },
      { path: 'src/a.ts', text },
    ]),
  ).toEqual([{ english: 'It rains.', in: ['src/a.ts', 'src/b.ts'] }])
})

test('a sentence in a gap of another is an entry of its own', () => {
  expect(gathered('say`See ${<a href="/log">{say`the log`}</a>}.`')).toEqual([
    'See {0}.',
    'the log',
  ])
})

test.for([
  'const a = <p>It rains.</p>',
  'const a = <p>{isWet && "It rains here."}</p>',
  'const a = <p>{`It rains in ${place}.`}</p>',
  'const a = <p>{say`It ${"rains so much"}.`}</p>',
  'const a = <Field label="Chance of rain" />',
  'const a = <p aria-label="Rain today">{say`Rain`}</p>',
  'const WORDS = { wet: "It is wet" } as const',
  'const a = [["wet", "It is wet"]]',
])('in a view %s is seen', (text) => {
  expect(found(text)).toHaveLength(1)
  expect(found(text)[0]).toMatch(/^views\/parts\/rain\.tsx:1 outside the catalogue: /)
})

test.for([
  'const a = <p class="big wet">{say`It rains.`}</p>',
  'const a = <code>npm run demo</code>',
  'const a = <path d="M0 0h40v16" />',
  'const a = <p>{count} · {share}</p>',
  'import a from "./a b.ts"',
  'const a = ["Enter", sentence`saves it`]',
  "const a = <p>{plural(n, 'other person has', 'other people have')}</p>",
])('in a view %s is well', (text) => {
  expect(found(text)).toEqual([])
})

test('elsewhere a refusal is seen; a mistake of ours and what the record keeps are not', () => {
  const path = 'src/rain/rain.ts'
  expect(found("throw new Refusal('invalid', 'wet', 'It rains too much.')", path)).toHaveLength(1)
  expect(found('z.string().max(5, `Use at most ${n} letters.`)', path)).toHaveLength(1)
  expect(
    found('new Refusal("conflict", "wet", `${n} clouds wait. Come in, "ada".`)', path),
  ).toHaveLength(1)
  expect(
    found('new Refusal("conflict", "wet", words, { fields: { sky: "too wet" } })', path),
  ).toHaveLength(1)
  expect(found("throw new RangeError('Rain falls from 0 millimetres on.')", path)).toEqual([])
  expect(found("await keepText(trx, 'It had rained before.')", path)).toEqual([])
  expect(found("console.log('It rains again.')", 'src/entry/cli.ts')).toEqual([])
})

test.for([
  'const a = () => (near ? `It rains near "${near}"` : sentence`It rains.`)',
  'const a = near ?? (isWet ? sentence`It rains.` : `${n} drops fell`)',
  'function a() { if (n) return `${n} drops fell`; return sentence`It rains.` }',
  'function a() { switch (n) { case 1: return b ? `${n} drops fell` : sentence`One.` } return 1 }',
])('what is returned where a sentence could be is seen: %s', (text) => {
  expect(found(text, 'src/rain/rain.ts')).toHaveLength(1)
})

test('what a refusal is called, and what another function returns, is no sentence', () => {
  for (const text of [
    'new Refusal("conflict", "too wet", sentence`It rains.`)',
    'function a() { b(() => `${n} drops fell`); return sentence`It rains.` }',
    'const a = isWet ? `rain ${n}` : "dry"',
  ])
    expect(found(text, 'src/rain/rain.ts')).toEqual([])
})
