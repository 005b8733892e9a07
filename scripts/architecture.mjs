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
  ...['scores', 'resolutions', 'verdicts', 'personal', 'leaderboards', 'comments'],
  ...['notifications', 'front'],
  ...['publishing', 'importing', 'jobs'],
]

/** What lies beside the rooms in `src/`. */
const BESIDE = ['http', 'entry', 'app.ts', 'config.ts']

const EDGE = /^src\/(?:[^/]+\/(?:(?:[a-z]+-)?routes\.tsx|api\.ts)|http\/.*)$/
const roomOf = (path) => /^src\/([^/]+)\//.exec(path)?.[1]
const isEdge = (path) => EDGE.test(path)

/** The part of the tree no path may leave by `../`: a room, or a folder beside `src/`. */
const homeOf = (path) => roomOf(path) ?? path.split('/')[0]

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
    ...placeRules(source.path),
    ...passedOn(source),
    ...importsOf(source).flatMap((one) =>
      importRules(source.path, one).map((rule) => `${source.path}:${one.line} ${rule}`),
    ),
    ...contentRules(source),
  ])
}

function placeRules(path) {
  if (!path.startsWith('src/')) return []
  const place = path.split('/')[1]
  const isKnown = [...ROOMS, ...BESIDE].includes(place)
  return [
    !isKnown && `${path}:1 is in no known room: ${place}`,
    path.endsWith('.tsx') && !isEdge(path) && `${path}:1 is .tsx below the edges`,
  ].filter(Boolean)
}

/** A re-export in two steps: imported here, then exported under a name. */
function passedOn(source) {
  const { body } = syntaxOf(source).program
  const imported = new Set(
    body
      .filter(({ type }) => type === 'ImportDeclaration')
      .flatMap(({ specifiers }) => specifiers.map(({ local }) => local.name)),
  )
  return body
    .filter(({ type, source: from }) => type === 'ExportNamedDeclaration' && !from)
    .filter(({ specifiers }) => specifiers.some(({ local }) => imported.has(local.name)))
    .map(
      ({ start }) =>
        `${source.path}:${lineOf(source.text, start)} re-exports: import it where it is declared`,
    )
}

function importRules(path, one) {
  const rules = path.startsWith('views/')
    ? viewRules(one)
    : path.startsWith('src/')
      ? sourceRules(path, one)
      : []
  if (one.isExport) rules.push('re-exports: import it where it is declared')
  if (one.written.startsWith('../') && homeOf(path) !== homeOf(one.target))
    rules.push('leaves its room by ../')
  if (one.target === 'lucia' && path !== 'src/accounts/session.ts')
    rules.push('imports lucia, which only accounts/session.ts may')
  return rules
}

function sourceRules(path, { target, typeOnly }) {
  const [from, to] = [roomOf(path), roomOf(target)]
  const rules = []
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
  if (target === 'src/app.ts' && from !== 'entry')
    rules.push('imports app.ts, which only entry/ may')
  return rules
}

function pureRules(path, target, to) {
  const isOutside = target.startsWith('src/') && !PURE.includes(to)
  if (/^(?:kysely|postgres|@electric-sql)/.test(target) || isOutside)
    return [`is pure and imports ${target}`]
  if (target.startsWith('node:') && path !== 'src/lib/sha256.ts')
    return [`is pure and imports ${target}`]
  return []
}

const VIEWS_MAY =
  /^(?:views\/|src\/(?:lib|kinds|scoring|quotes)\/|src\/accounts\/policy\.ts$|hono\/jsx|d3-|src\/[a-z]+\/(?:claim|question|filter|board)\.ts$)/

const viewRules = ({ target, typeOnly }) =>
  typeOnly || VIEWS_MAY.test(target) ? [] : [`is a view and imports ${target}`]

const KIND_NAMES = new Set(['binary', 'choice', 'ordered', 'numeric', 'date'])

/** What only some places may say, whatever they import. */
const CONTENT = [
  {
    exempt: /^src\/(?:config\.ts$|entry\/)/,
    breach: (node) => readsEnvironment(node),
    says: () => 'reads process.env, which only config.ts and entry/ may',
  },
  {
    exempt: /^(?:src\/db\/ctx\.ts$|migrations\/)/,
    breach: (node) => isCall(node, 'transaction') || isCall(node, 'startTransaction'),
    says: () => 'begins a transaction, which only db/ctx.ts may',
  },
  {
    exempt: /^(?:views\/|src\/http\/|src\/entry\/|src\/accounts\/session\.ts$)/,
    breach: (node) => readsClock(node),
    says: () => "reads the app's clock",
  },
  {
    exempt: /^(?:src\/(?:kinds|entry)\/|views\/|migrations\/)/,
    breach: (node, text) => isKindName(node) && node.value !== 'date' && !isDefault(text, node),
    says: ({ value }) => `names the kind ${value}`,
  },
  {
    exempt: /^(?:src\/(?:kinds|entry)\/|views\/kinds\/|migrations\/)/,
    breach: (node) => kindAskedFor(node) !== undefined,
    says: (node) => `names the kind ${kindAskedFor(node).value}`,
  },
  {
    exempt: /^(?:views\/|src\/http\/|src\/[^/]+\/(?:[a-z]+-)?routes\.tsx$)/,
    breach: ({ type }) => type === 'JSXElement' || type === 'JSXFragment',
    says: () => 'is JSX below the edges',
  },
]

function contentRules(source) {
  const { path, text } = source
  const rules = CONTENT.filter(({ exempt }) => !exempt.test(path))
  const found = []
  walk(syntaxOf(source).program, (node) => {
    for (const { breach, says } of rules)
      if (breach(node, text)) found.push(`${path}:${lineOf(text, node.start)} ${says(node)}`)
  })
  return [...new Set(found)]
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

const readsEnvironment = (node) =>
  isMember(node, 'process', 'env') ||
  (node.type === 'VariableDeclarator' && node.init?.name === 'process') ||
  (node.type === 'ImportDeclaration' && /^(?:node:)?process$/.test(node.source.value))

const isKindName = (node) => node?.type === 'Literal' && KIND_NAMES.has(node.value)

/** The kind a form asks for when it names none. */
const isDefault = (text, node) => text.slice(0, node.start).endsWith('default(')

/** The name in `kind === 'date'`, `{ kind: 'date' }` or a switch; alone that word means a day. */
function kindAskedFor(node) {
  if (node.type === 'BinaryExpression')
    return besideKind(node.left, [node.right]) ?? besideKind(node.right, [node.left])
  if (node.type === 'SwitchStatement')
    return besideKind(
      node.discriminant,
      node.cases.map((one) => one.test),
    )
  if (node.type === 'Property') return besideKind(node.key, [node.value])
  return undefined
}

const besideKind = (asked, names) =>
  (asked.property ?? asked).name === 'kind' ? names.find(isKindName) : undefined

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
