import { expect, test } from 'vitest'
import { textFragment } from '#src/quotes/fragment.ts'

test('the quote stands between the words around it, what parts them in numbers', () => {
  const around = { prefix: 'Musk, & others: ', exact: 'may be in-orbit', suffix: ' by 2035' }
  expect(textFragment(around)).toBe(
    '#:~:text=Musk%2C%20%26%20others%3A-,may%20be%20in%2Dorbit,-by%202035',
  )
})

test('a side without words is left out', () => {
  expect(textFragment({ prefix: '', exact: 'it will open', suffix: ' ' })).toBe(
    '#:~:text=it%20will%20open',
  )
})
