import { expect, test } from 'vitest'
import { progressOn } from '#src/entry/progress.ts'

function terminal(isTTY: boolean) {
  const written: string[] = []
  let now = 1000
  const progress = progressOn({ isTTY, write: (text) => written.push(text) }, () => now)
  return {
    written,
    progress,
    wait: (ms: number) => {
      now += ms
    },
  }
}

test('a bar grows on a terminal, and is gone at the end', () => {
  const { written, progress, wait } = terminal(true)
  wait(500)
  progress.told(0.5, 'half')
  wait(100)
  progress.told(1, 'all')
  progress.end()
  expect(written).toEqual([
    `\r${'█'.repeat(15)}${'·'.repeat(15)} half\u001b[K`,
    `\r${'█'.repeat(30)} all\u001b[K`,
    '\r\u001b[K',
  ])
})

test('what is done at once shows nothing, and a bar moves ten times a second at most', () => {
  const { written, progress, wait } = terminal(true)
  wait(499)
  progress.told(1, 'all')
  progress.end()
  expect(written).toEqual([])
  wait(1)
  for (const share of [0.1, 0.2, 0.3]) progress.told(share, 'some')
  expect(written.length).toBe(1)
})

test('where nobody looks nothing is written', () => {
  const { written, progress, wait } = terminal(false)
  wait(10_000)
  progress.told(0.5, 'half')
  progress.end()
  expect(written).toEqual([])
})
