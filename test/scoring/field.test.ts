import { expect, test } from 'vitest'
import { marksOf, moveTo, openField, replace } from '#src/scoring/field.ts'

/** Integrals against the others, and beside time itself. */
const marks = (others: number, weight: number, time: number) => ({
  first: { others, weight },
  second: { others: time, weight: 0 },
})

/** A field after ten milliseconds beside forecasts that score 10 and 30. */
function twoStanding() {
  const field = openField(0)
  replace(field, null, 10)
  replace(field, null, 30)
  moveTo(field, 10)
  return field
}

test('before time has passed there is nothing', () => {
  const field = openField(0)
  replace(field, null, 10)
  expect(marksOf(field.inside)).toEqual(marks(0, 0, 0))
})

test('one alone counts for those outside the reference only', () => {
  const field = openField(0)
  replace(field, null, 10)
  moveTo(field, 10)
  expect(marksOf(field.inside)).toEqual(marks(0, 0, 0))
  expect(marksOf(field.outside)).toEqual(marks(100, 10, 10))
})

test('of two the sum stands against twice one’s own, from outside the mean against one’s own', () => {
  const field = twoStanding()
  expect(marksOf(field.inside)).toEqual(marks(400, 20, 10))
  expect(marksOf(field.outside)).toEqual(marks(200, 10, 10))
})

test('who left is no longer compared with', () => {
  const field = twoStanding()
  replace(field, 30, null)
  moveTo(field, 20)
  expect(field).toMatchObject({ standing: 1, scores: 10 })
  expect(marksOf(field.inside).second.others).toBe(10)
})

test('another score takes the place of the one before', () => {
  const field = twoStanding()
  replace(field, 30, 50)
  expect(field).toMatchObject({ standing: 2, scores: 60 })
})
