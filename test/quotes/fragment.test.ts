import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addressOfQuote } from '#src/quotes/fragment.ts'

test('the quote stands between the words around it, what parts them in numbers', () => {
  const around = { prefix: 'Musk, & others: ', exact: 'may be in-orbit', suffix: ' by 2035' }
  expect(addressOfQuote('', around)).toBe(
    '#:~:text=Musk%2C%20%26%20others%3A-,may%20be%20in%2Dorbit,-by%202035',
  )
})

test('a full context loses the word it may have cut, so that a browser finds the rest', () => {
  const prefix = `raphs before ${'word '.repeat(10)}x `.slice(0, 64)
  expect(prefix.length).toBe(64)
  expect(
    addressOfQuote('', { prefix, exact: 'it will open', suffix: `${'a '.repeat(31)}cu` }),
  ).toBe(`#:~:text=before%20${'word%20'.repeat(10)}x-,it%20will%20open,-${'a%20'.repeat(30)}a`)
})

test('words wrapped over lines are sought as the page shows them', () => {
  expect(addressOfQuote('', { prefix: '', exact: 'it will\n open', suffix: '' })).toBe(
    '#:~:text=it%20will%20open',
  )
})

test('whatever is quoted, only the three parts are parted, and each reads back', () => {
  const words = fc
    .string({
      unit: fc.constantFrom('a', 'Z', '-', ',', '&', '%', '#', ' ', 'é', '🚆'),
      maxLength: 30,
    })
    .map((typed) => typed.trim().replace(/\s+/g, ' '))
  fc.assert(
    fc.property(words, words, words, (prefix, quote, suffix) => {
      const exact = `q${quote}`
      const [, ...parts] = /^#:~:text=(?:([^,&]*)-,)?([^,&-]*)(?:,-([^,&-]*))?$/.exec(
        addressOfQuote('', { prefix, exact, suffix }),
      ) as string[]
      expect(parts.map((part) => decodeURIComponent(part ?? ''))).toEqual([prefix, exact, suffix])
    }),
  )
})

test('a side without words is left out', () => {
  expect(addressOfQuote('', { prefix: '', exact: 'it will open', suffix: ' ' })).toBe(
    '#:~:text=it%20will%20open',
  )
})

test('an address that leads to a part of its page keeps it', () => {
  const quote = { prefix: '', exact: 'it will open', suffix: '' }
  expect(addressOfQuote('https://news.example/a#top', quote)).toBe(
    'https://news.example/a#top:~:text=it%20will%20open',
  )
})
