import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/**
 * Holds a data directory for this process alone. The embedded database has no lock of its own,
 * and two processes on one directory destroy it. The lock is the kernel's on an open file, so it
 * ends with the process, however that ends; the owner's name is written for the message only.
 *
 * @throws Error naming the owner when another process holds the directory
 */
export function lockDirectory(directory: string): { release: () => void } {
  mkdirSync(directory, { recursive: true })
  const lock = new DatabaseSync(join(directory, 'lock.sqlite'), { timeout: 500 })
  const owner = join(directory, 'lock-owner.txt')
  try {
    lock.exec('begin exclusive')
  } catch {
    lock.close()
    throw new Error(
      `The data directory ${directory} is in use by ${nameIn(owner)}. Stop that process, or set ` +
        'CLAIMCAST_DATA_DIR to another directory.',
    )
  }
  writeFileSync(owner, `process ${process.pid}`)
  return { release: () => lock.close() }
}

function nameIn(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return 'another process'
  }
}
