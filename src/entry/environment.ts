import { readFileSync } from 'node:fs'
import { secretSettings } from '#src/config.ts'

const TWIN = '_FILE'

/**
 * The environment with each secret that lies in a file, as containers hand them over: what
 * `DATABASE_URL_FILE` names is read as `DATABASE_URL`.
 *
 * @throws Error where a file cannot be read, or a secret is given both ways
 */
export function withFiles(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { ...read } = environment
  for (const name of secretSettings) {
    const file = environment[name + TWIN]
    if (!file) continue
    if (environment[name]) throw new Error(`Set ${name} or ${name + TWIN}, not both.`)
    read[name] = textOf(name + TWIN, file)
    delete read[name + TWIN]
  }
  return read
}

function textOf(name: string, file: string): string {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch (error) {
    throw new Error(`${name}: ${error instanceof Error ? error.message : error}`)
  }
}

/** Where the value in force of each setting comes from, in a word. */
export function originOf(environment: NodeJS.ProcessEnv, name: string): string {
  if (environment[name + TWIN]) return `from ${environment[name + TWIN]}`
  return environment[name] ? 'from the environment' : 'by default'
}
