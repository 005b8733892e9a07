import type { Child } from 'hono/jsx'
import { apart, separately } from '#src/lib/sentence.ts'
import { useReader } from './reader.ts'

const GAP = /\{(\d+)\}/

/**
 * A sentence of the catalogue in the reader's language. It is whole: what changes in it fills a
 * gap, a part of the page too, so that another language can put it elsewhere.
 *
 * @example say`Shown to everybody from ${<When at={until} />}.`
 */
export function say(parts: TemplateStringsArray, ...values: (string | number)[]): string
export function say(parts: TemplateStringsArray, ...values: Child[]): Child
export function say(parts: TemplateStringsArray, ...values: Child[]): Child {
  const key = parts.reduce((text, part, index) => `${text}{${index - 1}}${part}`)
  const pieces = translated(key)
    .split(GAP)
    .map((piece, index) => (index % 2 === 1 ? values[Number(piece)] : piece))
  const isText = values.every((value) => typeof value === 'string' || typeof value === 'number')
  return isText ? pieces.join('') : pieces
}

/** The same for what was told where no reader was known. */
export const speak = (told: string): string => separately(told).map(inWords).join(' ')

function inWords(sentence: string): string {
  const { key, values } = apart(sentence)
  return translated(key).replaceAll(new RegExp(GAP, 'g'), (_, index) => values[index] ?? '')
}

function translated(key: string): string {
  const told = useReader().language.told.get(key)
  return typeof told === 'string' ? told : key
}

/** The choices of a field, their names spoken. */
export const spoken = (choices: readonly (readonly [value: string, told: string])[]) =>
  choices.map(([value, told]) => [value, speak(told)] as const)
