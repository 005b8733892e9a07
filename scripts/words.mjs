// The catalogue of sentences: everything the site says, gathered from where it is said.
// `words.mjs` writes views/catalogue.json; the check compares it and finds what was left out.
import { writeFileSync } from 'node:fs'
import { lineOf, readSources, syntaxOf, walk } from './sources.mjs'

export const CATALOGUE = 'views/catalogue.json'
const TAGS = new Set(['say', 'sentence'])

/** Attributes that a reader meets; all others are for machines. */
const READ = new Set([
  'label',
  'hint',
  'caption',
  'words',
  'title',
  'alt',
  'aria-label',
  'data-label',
])
/** Where machines alone read: what stands inside is the same in every language. */
const SAME = new Set(['code', 'kbd', 'script', 'style'])
/** What these take is kept as it was said, in the language of the record. */
const RECORDED = new Set(['keepText'])
const WORDS = /\p{L}{2}.*\s.*\p{L}|^\p{Lu}\p{Ll}+[.!?:]?$/su
/** What a page or a refusal says begins as a sentence does, and ends as one. */
const SENTENCE = /^\p{Lu}.*\s.*[.?]$/su

const isPage = (path) => path.startsWith('views/') && !path.startsWith('views/assets/')

/** What runs at a command line or tells an operator is English. */
const isToldToReaders = ({ path }) => !/^src\/(?:entry|db|jobs|scoring)\//.test(path)

/** @returns each sentence, as told in English with numbered gaps, and the files that say it */
export function catalogue(sources) {
  const found = new Map()
  const add = (key, { path }) => found.set(key, new Set([...(found.get(key) ?? []), path]))
  for (const source of sources)
    walk(syntaxOf(source).program, (node) => {
      if (isTag(node)) add(keyOf(node.quasi), source)
      if (isPlural(node)) add(pluralKey(node.arguments), source)
    })
  const byText = ([a], [b]) => (a < b ? -1 : 1)
  return [...found].sort(byText).map(([english, paths]) => ({ english, in: [...paths].sort() }))
}

const isTag = ({ type, tag }) => type === 'TaggedTemplateExpression' && TAGS.has(tag.name)
const isPlural = ({ type, callee }) => type === 'CallExpression' && callee.name === 'plural'

const keyOf = ({ quasis }) =>
  quasis.map(({ value }, index) => (index ? `{${index - 1}}` : '') + value.cooked).join('')

const pluralKey = ([, one, other]) => `${one.value} | ${other?.value ?? `${one.value}s`}`

/** A sentence a line. */
export const written = (sources) =>
  `[\n${catalogue(sources)
    .map((entry) => `  ${JSON.stringify(entry)}`)
    .join(',\n')}\n]\n`

/** Words that a reader would meet and no translator, as `path:line rule`. */
export function leftOut(sources) {
  return sources.filter(isToldToReaders).flatMap((source) => {
    const found = []
    const { program } = syntaxOf(source)
    const report = (node, what) =>
      found.push(`${source.path}:${lineOf(source.text, node.start)} outside the catalogue: ${what}`)
    look(program, { pattern: rulesFor(source.path), told: surelyTold(program) }, report)
    return found
  })
}

/** What a reader meets whatever it looks like: refusals, and what stands in a sentence's place. */
function surelyTold(program) {
  const found = new Set()
  walk(program, (node) => {
    const branches = branchesOf(node)
    if (isRefusal(node)) for (const one of node.arguments.slice(2)) found.add(one)
    if (branches.some(saysSentence)) for (const one of branches) found.add(one)
  })
  return found
}

const isRefusal = ({ type, callee }) => type === 'NewExpression' && callee.name === 'Refusal'

const saysSentence = (node) =>
  isTag(node) || (isChoice(node) && branchesOf(node).some(saysSentence))

const isChoice = ({ type }) => type === 'ConditionalExpression' || type === 'LogicalExpression'

/** Of which one is meant in the end: both sides of a choice, or all that a function returns. */
function branchesOf(node) {
  if (node.type === 'ConditionalExpression') return [node.consequent, node.alternate]
  if (node.type === 'LogicalExpression') return [node.left, node.right]
  return isFunction(node) ? returnedIn(node.body) : []
}

const isFunction = ({ type }) => /^(?:FunctionDeclaration|FunctionExpression|Arrow)/.test(type)

function returnedIn(node) {
  if (Array.isArray(node)) return node.flatMap(returnedIn)
  if (!node || typeof node !== 'object') return []
  if (typeof node.type === 'string' && isFunction(node)) return []
  if (node.type === 'ReturnStatement') return node.argument ? [node.argument] : []
  return Object.values(node).flatMap(returnedIn)
}

const rulesFor = (path) => (isPage(path) ? WORDS : SENTENCE)

function look(node, rules, report) {
  if (Array.isArray(node)) return each(node, rules, report)
  if (!node || typeof node !== 'object') return
  if (rules.told.has(node)) rules = { ...rules, pattern: WORDS }
  if (isTag(node)) return look(node.quasi.expressions, rules, report)
  if (isForMachines(node)) return
  // What leads a pair is a value or a name; a reader meets what it is told by.
  if (isPair(node)) return each(node.elements.slice(1), rules, report)
  if (node.type === 'JSXText' && /\p{L}/u.test(node.value)) report(node, node.value.trim())
  if (node.type === 'Literal' && typeof node.value === 'string' && rules.pattern.test(node.value))
    report(node, node.value)
  if (node.type === 'TemplateLiteral' && rules.pattern.test(keyOf(node))) report(node, keyOf(node))
  each(Object.values(node), rules, report)
}

const isPair = ({ type, elements }) =>
  type === 'ArrayExpression' && elements.length > 1 && typeof elements[1]?.value !== 'string'

function each(nodes, rules, report) {
  for (const one of nodes) look(one, rules, report)
}

function isForMachines(node) {
  if (node.type === 'JSXAttribute') return !READ.has(node.name.name)
  if (node.type === 'JSXElement') return SAME.has(node.openingElement.name.name)
  if (node.type === 'NewExpression') return /Error$/.test(node.callee.name)
  if (node.type === 'CallExpression') return isPlural(node) || RECORDED.has(node.callee.name)
  return /^(?:TS(?!As|Satisfies|NonNull)|Import)/.test(node.type)
}

if (process.argv[1] === import.meta.filename)
  writeFileSync(CATALOGUE, written(['src', 'views', 'migrations'].flatMap(readSources)))
