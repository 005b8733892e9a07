import { expect, test } from 'vitest'
import { questionsOf } from '#src/entry/demo/asked.ts'
import { diceOf, logistic } from '#src/entry/demo/chance.ts'
import { courseOf, sayingOf } from '#src/entry/demo/course.ts'
import { claimsOf, people, storyOf, subjects } from '#src/entry/demo/fiction.ts'
import { asOptions } from '#src/kinds/options.ts'

const mean = (numbers: number[]) => numbers.reduce((sum, one) => sum + one, 0) / numbers.length

test('dice of one seed fall alike, of another differently, and evenly', () => {
  const [a, b, c] = [diceOf(7), diceOf(7), diceOf(8)]
  const rolls = Array.from({ length: 20_000 }, () => a.next())
  expect(rolls.slice(0, 5)).toEqual(Array.from({ length: 5 }, () => b.next()))
  expect(rolls[0]).not.toBe(c.next())
  expect(mean(rolls)).toBeCloseTo(0.5, 2)
  expect(rolls.every((roll) => roll >= 0 && roll < 1)).toBe(true)
  const normals = Array.from({ length: 20_000 }, () => a.normal())
  expect(mean(normals)).toBeCloseTo(0, 1)
  expect(mean(normals.map((one) => one * one))).toBeCloseTo(1, 1)
})

test('an honest reader of the evidence is calibrated at each moment, and gets surer', () => {
  const dice = diceOf(3)
  const courses = Array.from({ length: 4000 }, () => courseOf(2, dice))
  const brier: number[] = []
  for (const share of [0, 0.5, 1]) {
    const read = courses.map(({ truth, at }) => {
      const [yes = 0, no = 0] = at(share)
      return { chance: logistic(yes - no), happened: truth === 0 ? 1 : 0 }
    })
    for (const [low, high] of [
      [0.1, 0.4],
      [0.6, 0.9],
    ] as const) {
      const some = read.filter(({ chance }) => chance >= low && chance < high)
      const gap = mean(some.map(({ chance }) => chance)) - mean(some.map((one) => one.happened))
      expect(Math.abs(gap), `${share} ${low}`).toBeLessThan(0.07)
    }
    brier.push(mean(read.map(({ chance, happened }) => (chance - happened) ** 2)))
  }
  expect(brier).toEqual(brier.toSorted((a, b) => b - a))
})

test('who reads with less noise says what is nearer to the truth', () => {
  const dice = diceOf(5)
  const penalty = (noise: number) =>
    mean(
      Array.from({ length: 2000 }, () => {
        const { truth, at } = courseOf(2, dice)
        const said = sayingOf({ kind: 'binary' }, at(0.5), { noise, boldness: 1 }, dice)
        const chance = said.kind === 'binary' ? said.bp / 10_000 : Number.NaN
        return (chance - (truth === 0 ? 1 : 0)) ** 2
      }),
    )
  expect(penalty(0.2)).toBeLessThan(penalty(2))
})

test('what is said of options sums to 100%', () => {
  const spec = { kind: 'choice' as const, options: asOptions(['a', 'b', 'c']) }
  const said = sayingOf(spec, [3, -2, 0], { noise: 1, boldness: 1 }, diceOf(1))
  const bps = said.kind === 'choice' ? said.bps : []
  expect(bps.reduce((sum, bp) => sum + bp, 0)).toBe(10_000)
})

test('every story holds the words of its claims, and ten questions of all kinds', () => {
  expect(subjects.length * 10).toBe(120)
  expect(new Set(people).size).toBeGreaterThanOrEqual(40)
  for (const subject of subjects) {
    for (const { quote } of claimsOf(subject)) expect(storyOf(subject)).toContain(quote)
    const questions = questionsOf(subject)
    expect(questions).toHaveLength(10)
    expect(questions.map(({ kind = 'binary' }) => kind)).toContain('ordered')
    for (const { title } of questions) expect(title.length).toBeLessThanOrEqual(200)
  }
})
