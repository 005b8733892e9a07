import { expect, test } from 'vitest'
import { budgets, functionLengths } from '../../scripts/budgets.mjs'
import { readSources, type Source } from '../../scripts/sources.mjs'

const lines = (count: number, line = 'work()') => Array(count).fill(line).join('\n')
const file = (count: number, path = 'src/lib/a.ts'): Source => ({ path, text: lines(count) })
const withFunction = (count: number, path = 'src/lib/a.ts'): Source => ({
  path,
  text: `export function work() {\n${lines(count - 2)}\n}`,
})
const several = (count: number, make: (path: string) => Source) =>
  Array.from({ length: count }, (_, index) => make(`src/lib/a${index}.ts`))

/** The breaches of some code, beside as many lines of tests as it has. */
const breaches = (code: Source[]) => {
  const total = code.reduce((sum, { text }) => sum + text.split('\n').length, 0)
  return budgets(code, [file(total, 'test/lib/a.test.ts')]).violations
}

test('no file or function of the tree is longer than it may be, and nothing is left for later', () => {
  const code = ['src', 'views', 'migrations'].flatMap(readSources)
  const { violations } = budgets(code, readSources('test'))
  expect(violations.filter((one) => /^(?:src|views|migrations|test)\//.test(one))).toEqual([])
})

test('a file of 250 lines passes beside short ones, one of 251 is named', () => {
  const short = several(30, (path) => file(10, path))
  expect(breaches([...short, file(250, 'src/lib/long.ts')])).toEqual([])
  expect(breaches([...short, file(251, 'src/lib/long.ts')])).toEqual([
    'src/lib/long.ts has 251 lines, more than 250',
  ])
})

test('blank lines at the end of a file do not count', () => {
  const short = several(30, (path) => file(10, path))
  const padded = { path: 'src/lib/long.ts', text: `${lines(250)}\n\n\n` }
  expect(breaches([...short, padded])).toEqual([])
})

test('more than one file in twenty above 130 lines is a breach', () => {
  const of = (long: number) => [
    ...several(20 - long, (path) => file(130, path)),
    ...Array.from({ length: long }, (_, index) => file(131, `src/lib/long${index}.ts`)),
  ]
  expect(breaches(of(1))).toEqual([])
  expect(breaches(of(2))).toEqual(['only 90.0% of files have up to 130 lines'])
})

test('a function of 50 lines passes, one of 51 is named by its line', () => {
  const short = several(30, (path) => withFunction(5, path))
  expect(breaches([...short, withFunction(50, 'src/lib/long.ts')])).toEqual([])

  const late = { path: 'src/lib/long.ts', text: `\n\n${withFunction(51).text}` }
  expect(breaches([...short, late])).toEqual([
    'src/lib/long.ts:3 a function of 51 lines, more than 50',
  ])
})

test('views may be 80 lines long, their helpers and the edges may not', () => {
  const short = several(60, (path) => withFunction(5, path))
  const judge = (count: number, path: string) => breaches([...short, withFunction(count, path)])
  expect(judge(80, 'views/claims/a.tsx')).toEqual([])
  expect(judge(81, 'views/claims/a.tsx')).toHaveLength(1)
  expect(judge(51, 'views/format.ts')).toHaveLength(1)
  expect(judge(51, 'src/claims/routes.tsx')).toHaveLength(1)
})

test('more than one function in twenty above 25 lines is a breach', () => {
  const of = (long: number) => [
    ...several(20 - long, (path) => withFunction(25, path)),
    ...Array.from({ length: long }, (_, index) => withFunction(26, `src/lib/long${index}.ts`)),
  ]
  expect(breaches(of(1))).toEqual([])
  expect(breaches(of(2))).toEqual(['only 90.0% of functions have up to 25 lines'])
})

test('functions are measured wherever they stand: arrows, methods, inside others', () => {
  const text = `
const arrow = () => {
  work()
}
const one = { method() {
  return () => 1
} }
declare function bodiless(): void
`
  expect(functionLengths({ path: 'a.ts', text })).toEqual([
    { line: 2, lines: 3 },
    { line: 5, lines: 3 },
    { line: 6, lines: 1 },
  ])
})

test('more than one line of comments in ten is a breach, of both forms', () => {
  const of = (comments: string) => [{ path: 'src/lib/a.ts', text: `${comments}\n${lines(18)}` }]
  expect(breaches(of('// a\n// b'))).toEqual([])
  expect(breaches(of('// a\n// b\n// c'))).toEqual(['14.3% of lines are comments, more than 10.0%'])
  expect(breaches(of('/**\n * a\n */'))).toEqual(['14.3% of lines are comments, more than 10.0%'])
})

test('a comment sign inside a text is no comment', () => {
  const text = lines(20, "open('https://example.org/* so */')")
  expect(budgets([{ path: 'src/lib/a.ts', text }], []).figures.commentShare).toBe(0)
})

test('fewer lines of tests than of code is a breach', () => {
  const code = [file(100)]
  expect(budgets(code, [file(100, 'test/a.test.ts')]).violations).toEqual([])
  expect(budgets(code, [file(90, 'test/a.test.ts')]).violations).toEqual([
    'tests have 0.90 lines for a line of code, fewer than 1',
  ])
})

test('vectors do not count as tests', () => {
  const vectors = file(100, 'test/scoring/vectors/groups.ts')
  expect(budgets([file(100)], [vectors]).figures.testToCode).toBe(0)
})

// Put together here, or this file would itself say that something is left for later.
const LATER = [
  ['TO', 'DO: later'],
  ['FIX', 'ME'],
  ['test', '.skip()'],
  ['it', '.only()'],
  ['describe', '.todo()'],
] as const

test.for(LATER)('%s%s is named, in code and in tests', ([start, end]) => {
  const later = { path: 'test/a.test.ts', text: `${lines(3)}\n// ${start}${end}` }
  const judged = budgets([], [later])
  expect(judged.violations).toContain('test/a.test.ts says that something is left for later')
  expect(budgets([{ ...later, path: 'src/lib/a.ts' }], []).violations).toContain(
    'src/lib/a.ts says that something is left for later',
  )
})

test('the figures are medians and shares', () => {
  const code = [file(10, 'a.ts'), withFunction(20, 'b.ts'), file(150, 'c.ts'), file(40, 'd.ts')]
  expect(budgets(code, [file(110, 'test/a.test.ts')]).figures).toMatchObject({
    files: 4,
    medianFile: 40,
    filesUpToUsual: 0.75,
    medianFunction: 20,
    functionsUpToUsual: 1,
    testToCode: 0.5,
  })
})
