import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, expect, onTestFinished } from 'vitest'
import { lockDirectory } from '#src/db/lock.ts'

const test = base.extend('directory', async ({}, { onCleanup }) => {
  const directory = mkdtempSync(join(tmpdir(), 'claimcast-lock-'))
  onCleanup(() => rmSync(directory, { recursive: true, force: true }))
  return directory
})

/**
 * Another process that holds the directory until it is killed. It keeps what the lock is released
 * by: an open file that nothing refers to any more is closed at some moment.
 */
async function holder(directory: string): Promise<ChildProcess> {
  const program = `
    const { lockDirectory } = await import('#src/db/lock.ts')
    globalThis.lock = lockDirectory(${JSON.stringify(directory)})
    console.log('held')
    setInterval(() => {}, 1000)`
  const words = ['--import', 'tsx', '--input-type=module', '-e', program]
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  await once(child.stdout as NodeJS.ReadableStream, 'data')
  return child
}

test('a second process is refused within a second and told the owner; a kill frees the lock', async ({
  directory,
}) => {
  const child = await holder(directory)
  const began = performance.now()
  expect(() => lockDirectory(directory)).toThrow(
    `The data directory ${directory} is in use by process ${child.pid}.`,
  )
  expect(performance.now() - began).toBeLessThan(1000)

  child.kill('SIGKILL')
  await once(child, 'exit')
  lockDirectory(directory).release()
})

test('the same process cannot take it twice either', ({ directory }) => {
  const lock = lockDirectory(directory)
  expect(() => lockDirectory(directory)).toThrow(`in use by process ${process.pid}`)
  lock.release()
})

test('a directory that was released, or does not exist yet, can be taken', ({ directory }) => {
  const inside = join(directory, 'not', 'there', 'yet')
  lockDirectory(inside).release()
  lockDirectory(inside).release()
})
