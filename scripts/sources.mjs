import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync } from 'oxc-parser'

const CODE = /\.(ts|tsx|mjs|js)$/

/** Every source file below a folder, as `{ path, text }`, its path beginning with the folder. */
export function readSources(folder) {
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, name).replaceAll('\\', '/'))
    .filter((path) => CODE.test(path))
    .sort()
    .map((path) => ({ path, text: readFileSync(path, 'utf8') }))
}

const parsed = new WeakMap()

/** A file's syntax with its comments, parsed once. */
export function syntaxOf(source) {
  if (!parsed.has(source)) parsed.set(source, parseSync(source.path, source.text))
  return parsed.get(source)
}

/** Calls back for every node of a syntax tree, parents first. */
export function walk(node, visit) {
  if (Array.isArray(node)) {
    for (const one of node) walk(one, visit)
    return
  }
  if (!node || typeof node !== 'object') return
  if (typeof node.type === 'string') visit(node)
  for (const value of Object.values(node)) walk(value, visit)
}

export const lineOf = (text, offset) => text.slice(0, offset).split('\n').length
