import { expect, test } from 'vitest'
import {
  type Accounts,
  earnedBy,
  heldBy,
  hold,
  openAccounts,
  settle,
} from '#src/scoring/accounts.ts'

/** Marks that are the same against both things, but for twice as much in the second. */
const marks = (others: number, weight: number) => ({
  first: { others, weight },
  second: { others: 2 * others, weight: 2 * weight },
})
const start = marks(0, 0)
const later = marks(300, 20)

/** One of two people who holds a score of 10 from the start. */
function holding() {
  const accounts = openAccounts(2)
  hold(accounts, 1, 10, start)
  return accounts
}

/** What somebody has earned when all is settled. */
function earnedAt(accounts: Accounts, who: number, now: ReturnType<typeof marks>) {
  settle(accounts, who, now)
  return earnedBy(accounts, who)
}

test('a standing score earns what came to the others, less itself by its weight, in each purse', () => {
  expect(earnedAt(holding(), 1, later)).toEqual({ first: 100, second: 200 })
})

test('who holds nothing earns nothing', () => {
  const accounts = holding()
  expect(heldBy(accounts, 0)).toBeNull()
  expect(earnedAt(accounts, 0, later)).toEqual({ first: 0, second: 0 })
})

test('another score earns from the moment it is held, on top of what was settled', () => {
  const accounts = holding()
  settle(accounts, 1, later)
  hold(accounts, 1, 4, later)
  expect(heldBy(accounts, 1)).toBe(4)
  expect(earnedAt(accounts, 1, marks(310, 22))).toEqual({ first: 102, second: 204 })
})

test('whoever withdrew keeps what was settled', () => {
  const accounts = holding()
  settle(accounts, 1, later)
  hold(accounts, 1, null, later)
  expect(earnedAt(accounts, 1, marks(999, 99))).toEqual({ first: 100, second: 200 })
})

test('small earnings survive large ones that cancel', () => {
  const accounts = holding()
  for (const others of [1e16, 1e16 + 2, 2]) {
    settle(accounts, 1, marks(others, 0))
    hold(accounts, 1, 0, marks(others, 0))
  }
  expect(earnedAt(accounts, 1, marks(2, 0))).toEqual({ first: 2, second: 4 })
})

test('what rounding lost of one booking is remembered until a later one sets it free', () => {
  const accounts = holding()
  settle(accounts, 1, marks(1e16, 0))
  hold(accounts, 1, 0, marks(-1, 0))
  expect(earnedAt(accounts, 1, marks(-1e16, 0))).toEqual({ first: 1, second: 2 })
})
