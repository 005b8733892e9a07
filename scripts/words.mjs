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
    look(syntaxOf(source).program, rulesFor(source.path), (node, what) =>
      found.push(
        `${source.path}:${lineOf(source.text, node.start)} outside the catalogue: ${what}`,
      ),
    )
    return found
  })
}

const rulesFor = (path) => (isPage(path) ? WORDS : SENTENCE)

function look(node, pattern, report) {
  if (Array.isArray(node)) return each(node, pattern, report)
  if (!node || typeof node !== 'object') return
  if (isTag(node)) return look(node.quasi.expressions, pattern, report)
  if (isForMachines(node)) return
  // What leads a pair is a value or a name; a reader meets what it is told by.
  if (isPair(node)) return each(node.elements.slice(1), pattern, report)
  if (node.type === 'JSXText' && /\p{L}/u.test(node.value)) report(node, node.value.trim())
  if (node.type === 'Literal' && typeof node.value === 'string' && pattern.test(node.value))
    report(node, node.value)
  if (node.type === 'TemplateLiteral' && pattern.test(keyOf(node))) report(node, keyOf(node))
  each(Object.values(node), pattern, report)
}

const isPair = ({ type, elements }) =>
  type === 'ArrayExpression' && elements.length > 1 && typeof elements[1]?.value !== 'string'

function each(nodes, pattern, report) {
  for (const one of nodes) look(one, pattern, report)
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
