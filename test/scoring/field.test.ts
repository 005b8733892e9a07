import { expect, test } from 'vitest'
import { total } from '#src/scoring/exact.ts'
import { change, type Held, moveTo, newcomer, openField, settle } from '#src/scoring/field.ts'

/** A field after ten milliseconds beside forecasts that score 10 and 30. */
function twoStanding() {
  const field = openField(0)
  const [better, worse] = [newcomer(true), newcomer(true)]
  change(field, better, 10)
  change(field, worse, 30)
  moveTo(field, 10)
  return { field, better, worse }
}

const settled = (field: ReturnType<typeof openField>, one: Held) => {
  settle(field, one)
  return [total(one.earned), one.covered]
}

test('nobody earns before time has passed', () => {
  const field = openField(0)
  const one = newcomer(true)
  change(field, one, 10)
  expect(settled(field, one)).toEqual([0, 0])
})

test('one alone earns nothing and covers nothing', () => {
  const field = openField(0)
  const one = newcomer(true)
  change(field, one, 10)
  moveTo(field, 10)
  expect(settled(field, one)).toEqual([0, 0])
})

test('each earns the gap to the other for every millisecond', () => {
  const { field, better, worse } = twoStanding()
  expect(settled(field, better)).toEqual([200, 10])
  expect(settled(field, worse)).toEqual([-200, 10])
})

test('settling twice credits once', () => {
  const { field, better } = twoStanding()
  settle(field, better)
  expect(settled(field, better)).toEqual([200, 10])
})

test('who comes later earns from then on', () => {
  const { field } = twoStanding()
  const late = newcomer(true)
  change(field, late, 20)
  moveTo(field, 15)
  expect(settled(field, late)).toEqual([0, 5])
})

test('who left earns no more and is no longer compared with', () => {
  const { field, better, worse } = twoStanding()
  change(field, worse, null)
  moveTo(field, 20)
  expect(settled(field, worse)).toEqual([-200, 10])
  expect(settled(field, better)).toEqual([200, 10])
  expect(field).toMatchObject({ standing: 1, scores: 10 })
})

test('one outside the reference is compared with all of it and leaves it as it is', () => {
  const { field } = twoStanding()
  const outside = newcomer(false)
  change(field, outside, 50)
  expect(field).toMatchObject({ standing: 2, scores: 40 })
  moveTo(field, 20)
  expect(settled(field, outside)).toEqual([-300, 10])
})
