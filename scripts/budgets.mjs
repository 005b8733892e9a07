import { lineOf, syntaxOf, walk } from './sources.mjs'

const FILE = { most: 250, usual: 130 }
const FUNCTION = { most: 50, inViews: 80, usual: 25 }
const USUAL_SHARE = 0.95
const COMMENT_SHARE = 0.1
const LEAST_TESTS = 1

/** The one page of the schema is a table of columns and may be as long as it has any. */
const UNMEASURED = new Set(['src/db/schema.ts'])

const lengthOf = (text) => text.trimEnd().split('\n').length

const sorted = (numbers) => numbers.toSorted((a, b) => a - b)
const median = (numbers) => sorted(numbers)[Math.floor(numbers.length / 2)] ?? 0
const shareUpTo = (numbers, limit) =>
  numbers.length === 0 ? 1 : numbers.filter((one) => one <= limit).length / numbers.length

/** Lines of every function and method with a body of its own, by where it begins. */
export function functionLengths(source) {
  const found = []
  walk(syntaxOf(source).program, (node) => {
    if (
      !/^(FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/.test(node.type) ||
      !node.body
    )
      return
    const first = lineOf(source.text, node.start)
    found.push({ line: first, lines: lineOf(source.text, node.end) - first + 1 })
  })
  return found
}

function commentLines(source) {
  return syntaxOf(source).comments.reduce(
    (sum, { start, end }) => sum + lineOf(source.text, end) - lineOf(source.text, start) + 1,
    0,
  )
}

/** The figures of the budgets, and every breach of one. `code` and `tests` are sources. */
export function budgets(code, tests) {
  const measured = code.filter(({ path }) => !UNMEASURED.has(path))
  const files = measured.map(({ text }) => lengthOf(text))
  const functions = measured.flatMap((source) =>
    functionLengths(source).map((one) => ({ ...one, path: source.path })),
  )
  const lengths = functions.map(({ lines }) => lines)
  const total = code.reduce((sum, { text }) => sum + lengthOf(text), 0)
  const comments = code.reduce((sum, source) => sum + commentLines(source), 0)
  const testLines = tests
    .filter(({ path }) => !path.includes('/vectors/'))
    .reduce((sum, { text }) => sum + lengthOf(text), 0)

  const figures = {
    files: files.length,
    medianFile: median(files),
    filesUpToUsual: shareUpTo(files, FILE.usual),
    medianFunction: median(lengths),
    functionsUpToUsual: shareUpTo(lengths, FUNCTION.usual),
    commentShare: comments / total,
    testToCode: testLines / total,
  }
  return {
    figures,
    violations: [
      ...tooLong(measured, functions),
      ...shares(figures),
      ...unfinished([...code, ...tests]),
    ],
  }
}

function tooLong(code, functions) {
  const files = code
    .filter(({ text }) => lengthOf(text) > FILE.most)
    .map(({ path, text }) => `${path} has ${lengthOf(text)} lines, more than ${FILE.most}`)
  const limitOf = (path) =>
    path.endsWith('.tsx') && path.startsWith('views/') ? FUNCTION.inViews : FUNCTION.most
  const long = functions
    .filter(({ path, lines }) => lines > limitOf(path))
    .map(
      ({ path, line, lines }) =>
        `${path}:${line} a function of ${lines} lines, more than ${limitOf(path)}`,
    )
  return [...files, ...long]
}

function shares({ filesUpToUsual, functionsUpToUsual, commentShare, testToCode }) {
  const percent = (share) => `${(100 * share).toFixed(1)}%`
  return [
    filesUpToUsual < USUAL_SHARE &&
      `only ${percent(filesUpToUsual)} of files have up to ${FILE.usual} lines`,
    functionsUpToUsual < USUAL_SHARE &&
      `only ${percent(functionsUpToUsual)} of functions have up to ${FUNCTION.usual} lines`,
    commentShare > COMMENT_SHARE &&
      `${percent(commentShare)} of lines are comments, more than ${percent(COMMENT_SHARE)}`,
    testToCode < LEAST_TESTS &&
      `tests have ${testToCode.toFixed(2)} lines for a line of code, fewer than ${LEAST_TESTS}`,
  ].filter(Boolean)
}

const LATER = new RegExp(
  `\\b(?:${['TO', 'DO'].join('')}|${['FIX', 'ME'].join('')})\\b|\\b(?:test|it|describe)\\.(?:skip|only|todo)\\b`,
)

const unfinished = (sources) =>
  sources
    .filter(({ text }) => LATER.test(text))
    .map(({ path }) => `${path} says that something is left for later`)
