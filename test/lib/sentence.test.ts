import { expect, test } from 'vitest'
import { apart, plain, sentence, separately, together } from '#src/lib/sentence.ts'

test('a sentence without gaps is itself', () => {
  expect(sentence`It rains.`).toBe('It rains.')
  expect(apart('It rains.')).toEqual({ key: 'It rains.', values: [] })
})

test('what fills the gaps is found again, in order, whatever it is', () => {
  const told = sentence`From ${'Ann {0}'} to ${7}, by ${''}.`
  expect(apart(told)).toEqual({ key: 'From {0} to {1}, by {2}.', values: ['Ann {0}', '7', ''] })
})

test('in plain words nothing of this is left', () => {
  const told = together(sentence`Closed at ${'18:00'}.`, sentence`Nothing was saved.`)
  expect(plain(told)).toBe('Closed at 18:00. Nothing was saved.')
  expect(separately(told).map(plain)).toEqual(['Closed at 18:00.', 'Nothing was saved.'])
})

test('marks within what somebody wrote open and close no gap', () => {
  const told = sentence`By ${'an\u2069n\u2068 \u2029x'}.`
  expect(apart(told)).toEqual({ key: 'By {0}.', values: ['ann  x'] })
  expect(separately(told)).toHaveLength(1)
})
