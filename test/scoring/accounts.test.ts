import { expect, test } from 'vitest'
import { earnedBy, heldBy, hold, openAccounts, settle } from '#src/scoring/accounts.ts'

const start = { others: 0, weight: 0, time: 0 }
const later = { others: 300, weight: 20, time: 10 }

/** One of two people who holds a score of 10 from the start. */
function holding() {
  const accounts = openAccounts(2)
  hold(accounts, 1, 10, start)
  return accounts
}

test('a standing score earns what came to the others, less itself by its weight', () => {
  expect(earnedBy(holding(), 1, later)).toEqual({ earned: 100, covered: 10 })
})

test('who holds nothing earns nothing', () => {
  const accounts = holding()
  expect(heldBy(accounts, 0)).toBeNull()
  expect(earnedBy(accounts, 0, later)).toEqual({ earned: 0, covered: 0 })
})

test('asking what was earned settles nothing', () => {
  const accounts = holding()
  earnedBy(accounts, 1, later)
  expect(earnedBy(accounts, 1, later)).toEqual({ earned: 100, covered: 10 })
})

test('another score earns from the moment it is held, on top of what was settled', () => {
  const accounts = holding()
  settle(accounts, 1, later)
  hold(accounts, 1, 4, later)
  expect(heldBy(accounts, 1)).toBe(4)
  expect(earnedBy(accounts, 1, { others: 310, weight: 22, time: 11 })).toEqual({
    earned: 102,
    covered: 11,
  })
})

test('whoever withdrew keeps what was settled', () => {
  const accounts = holding()
  settle(accounts, 1, later)
  hold(accounts, 1, null, later)
  expect(earnedBy(accounts, 1, { others: 999, weight: 99, time: 99 })).toEqual({
    earned: 100,
    covered: 10,
  })
})

test('small earnings survive large ones that cancel', () => {
  const accounts = holding()
  for (const others of [1e16, 1e16 + 2, 2]) {
    settle(accounts, 1, { others, weight: 0, time: 1 })
    hold(accounts, 1, 0, { others, weight: 0, time: 1 })
  }
  expect(earnedBy(accounts, 1, { others: 2, weight: 0, time: 1 }).earned).toBe(2)
})
