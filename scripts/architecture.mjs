import { dirname, join } from 'node:path'
import { lineOf, syntaxOf, walk } from './sources.mjs'

/** Pure rooms: arithmetic and text, without database, HTTP or clock. */
export const PURE = ['lib', 'scoring', 'quotes', 'kinds']

/** Every room in order: each imports itself and earlier ones. */
export const ROOMS = [
  ...PURE,
  ...[
    'db',
    'mail',
    'web',
    'site',
    'events',
    'accounts',
    'articles',
    'claims',
    'questions',
    'forecasts',
  ],
  ...['scores', 'resolutions', 'verdicts', 'leaderboards', 'comments', 'notifications', 'front'],
  ...['publishing', 'importing', 'jobs'],
]

const EDGE = /^src\/(?:[a-z]+\/(?:routes\.tsx|api\.ts)|http\/.*)$/
const roomOf = (path) => /^src\/([a-z]+)\//.exec(path)?.[1]
const isEdge = (path) => EDGE.test(path)

/** What a file imports: the target (a path for our own files), whether only types, and the line. */
export function importsOf(source) {
  const found = []
  const note = (node, names) => {
    if (!node.source) return
    const typeOnly =
      node.importKind === 'type' ||
      node.exportKind === 'type' ||
      (names.length > 0 && names.every(({ importKind }) => importKind === 'type'))
    found.push({
      target: resolved(source.path, node.source.value),
      typeOnly,
      written: node.source.value,
      line: lineOf(source.text, node.start),
      isExport: node.type.startsWith('Export'),
    })
  }
  walk(syntaxOf(source).program, (node) => {
    if (node.type === 'ImportDeclaration') note(node, node.specifiers)
    if (node.type === 'ExportNamedDeclaration' || node.type === 'ExportAllDeclaration')
      note(node, node.specifiers ?? [])
    if (node.type === 'ImportExpression' && node.source.type === 'Literal') note(node, [])
  })
  return found
}

function resolved(path, written) {
  if (written.startsWith('#')) return written.slice(1)
  return written.startsWith('.') ? join(dirname(path), written).replaceAll('\\', '/') : written
}

/** Every breach of the rules of who may import whom, as `path:line rule`. */
export function architectureViolations(sources) {
  return sources.flatMap((source) => [
    ...importsOf(source).flatMap((one) =>
      importRules(source.path, one).map((rule) => `${source.path}:${one.line} ${rule}`),
    ),
    ...contentRules(source),
  ])
}

function importRules(path, one) {
  const rules = path.startsWith('views/')
    ? viewRules(one)
    : path.startsWith('src/')
      ? sourceRules(path, one)
      : []
  if (one.isExport) rules.push('re-exports: import it where it is declared')
  if (
    one.written.startsWith('../') &&
    roomOf(path) &&
    roomOf(path) !== roomOf(one.target) &&
    !path.startsWith('src/entry/')
  )
    rules.push('leaves its room by ../')
  if (one.target === 'lucia' && path !== 'src/accounts/session.ts')
    rules.push('imports lucia, which only accounts/session.ts may')
  return rules
}

function sourceRules(path, { target, typeOnly }) {
  const [from, to] = [roomOf(path), roomOf(target)]
  const rules = []
  if (from && !['http', 'entry'].includes(from) && !ROOMS.includes(from))
    rules.push(`is in no known room: ${from}`)
  if (typeOnly) return rules
  const free = isEdge(path) || from === 'entry' || !from
  if (!free && to && ROOMS.indexOf(to) > ROOMS.indexOf(from))
    rules.push(`imports the later room ${to}`)
  if (PURE.includes(from)) rules.push(...pureRules(path, target, to))
  const needsEdge =
    /^(?:hono(?:\/|$)|@hono\/)/.test(target) || target.startsWith('views/') || to === 'http'
  if (!free && needsEdge) rules.push(`imports ${target}, which only edges may`)
  if (isEdge(target) && to !== 'http' && path !== 'src/app.ts')
    rules.push(`imports the edge ${target}, which only app.ts may`)
  if (to === 'entry' && from !== 'entry') rules.push('imports a program of entry/')
  return rules
}

function pureRules(path, target, to) {
  if (target === 'kysely' || (to && !PURE.includes(to))) return [`is pure and imports ${target}`]
  if (target.startsWith('node:') && path !== 'src/lib/sha256.ts')
    return [`is pure and imports ${target}`]
  return []
}

const VIEWS_MAY =
  /^(?:views\/|src\/(?:lib|kinds|scoring|quotes)\/|src\/accounts\/policy\.ts$|hono\/jsx|d3-|src\/[a-z]+\/(?:claim|question|filter|board)\.ts$)/

const viewRules = ({ target, typeOnly }) =>
  typeOnly || VIEWS_MAY.test(target) ? [] : [`is a view and imports ${target}`]

const CLOCKS = /^(?:views\/|src\/http\/|src\/entry\/|src\/accounts\/session\.ts$)/
const KIND_NAMES = new Set(['binary', 'choice', 'ordered', 'numeric'])

function contentRules({ path, text }) {
  const source = { path, text }
  const found = []
  const say = (node, rule) => found.push(`${path}:${lineOf(text, node.start)} ${rule}`)
  const isSource = path.startsWith('src/')
  walk(syntaxOf(source).program, (node) => {
    if (
      isSource &&
      isMember(node, 'process', 'env') &&
      path !== 'src/config.ts' &&
      !path.startsWith('src/entry/')
    )
      say(node, 'reads process.env, which only config.ts and entry/ may')
    if (isSource && isCall(node, 'transaction') && path !== 'src/db/ctx.ts')
      say(node, 'begins a transaction, which only db/ctx.ts may')
    if ((isSource || path.startsWith('views/')) && readsClock(node) && !CLOCKS.test(path))
      say(node, "reads the app's clock")
    if (
      isSource &&
      !path.startsWith('src/kinds/') &&
      !path.startsWith('src/entry/') &&
      node.type === 'Literal' &&
      KIND_NAMES.has(node.value) &&
      !isDefault(text, node)
    )
      say(node, `names the kind ${node.value}`)
    if (isSource && /^JSX(?:Element|Fragment)$/.test(node.type) && !isEdge(path))
      say(node, 'is JSX below the edges')
  })
  return found
}

const isMember = (node, object, property) =>
  node.type === 'MemberExpression' &&
  node.object?.name === object &&
  node.property?.name === property

const isCall = (node, name) =>
  node.type === 'CallExpression' && node.callee?.property?.name === name

const readsClock = (node) =>
  (node.type === 'CallExpression' &&
    (isMember(node.callee, 'Date', 'now') || isMember(node.callee, 'performance', 'now'))) ||
  (node.type === 'NewExpression' && node.callee?.name === 'Date' && node.arguments.length === 0)

/** The kind a form asks for when it names none. */
const isDefault = (text, node) => text.slice(0, node.start).endsWith('default(')

/** Which rooms each room imports, with the number of imports: for drawing. */
export function roomGraph(sources) {
  const arrows = new Map()
  for (const source of sources.filter(({ path }) => path.startsWith('src/') && !isEdge(path))) {
    const from = roomOf(source.path)
    for (const { target, typeOnly } of importsOf(source)) {
      const to = roomOf(target)
      if (!from || !to || from === to || typeOnly || from === 'entry') continue
      const own = arrows.get(from) ?? new Map()
      arrows.set(from, own.set(to, (own.get(to) ?? 0) + 1))
    }
  }
  return arrows
}
