import { sentence } from '#src/lib/sentence.ts'
import { sha256 } from '#src/lib/sha256.ts'
import { fold } from './fold.ts'
import { MAX_BLOCKS, MAX_HEADING, MAX_TEXT, WRAPPED_LINE } from './thresholds.ts'

export const blockKinds = [
  'heading',
  'paragraph',
  'list_item',
  'quotation',
  'caption',
  'related',
  'faq',
  'boilerplate',
] as const
export type BlockKind = (typeof blockKinds)[number]

/** A stretch of an article's text, half-open in UTF-16 units, without white space at its ends. */
export type TextBlock = { index: number; kind: BlockKind; start: number; end: number }

/** The text as it is kept: no byte-order mark, LF, composed Unicode; nothing else changes. */
export const normalise = (text: string): string =>
  text
    .replace(/^\ufeff/, '')
    .replaceAll('\r\n', '\n')
    .replaceAll('\r', '\n')
    .normalize('NFC')

/**
 * The blocks of a plain text. Each line is one, except in hard-wrapped text, where blank lines
 * part them.
 *
 * @param text as `normalise` gives it
 * @throws RangeError for a text without words, too long, of too many blocks or with NUL in it
 */
export function blocksOf(text: string): TextBlock[] {
  if (text.length > MAX_TEXT)
    throw new RangeError(sentence`An article has at most ${MAX_TEXT} characters.`)
  if (text.includes('\0'))
    throw new RangeError(sentence`An article is plain text, and this is none.`)
  const spans = isHardWrapped(text) ? paragraphs(text) : lines(text)
  if (spans.length === 0) throw new RangeError(sentence`An article has at least one line of text.`)
  if (spans.length > MAX_BLOCKS)
    throw new RangeError(sentence`An article has at most ${MAX_BLOCKS} blocks.`)

  let faq = false
  return spans.map(({ start, end }, index) => {
    const next = spans[index + 1]
    const shape = shapeOf(text.slice(start, end), next ? next.end - next.start : 0)
    if (FAQ.test(text.slice(start, end))) faq = true
    else if (shape === 'heading' && !isQuestion(text.slice(start, end))) faq = false
    return {
      index,
      kind: faq && shape !== 'boilerplate' && shape !== 'related' ? 'faq' : shape,
      start,
      end,
    }
  })
}

/** What an article says, without headings of others, comments and the like. */
const BODY = new Set<BlockKind>(['heading', 'paragraph', 'list_item', 'quotation'])

/** SHA-256 of the folded body: equal for versions that differ only in what surrounds it. */
export const bodyHash = (text: string, blocks: readonly TextBlock[]): string =>
  sha256(
    blocks
      .filter(({ kind }) => BODY.has(kind))
      .map(({ start, end }) => fold(text.slice(start, end)).text)
      .join('\n'),
  )

/** SHA-256 of one block's folded words: recognises a pasted paragraph without keeping its text. */
export const blockHash = (words: string): string => sha256(fold(words).text.trim())

type Span = { start: number; end: number }

const lines = (text: string): Span[] => spansOf(text, /[^\n]+/g)
const paragraphs = (text: string): Span[] => spansOf(text, /[^\n]+(?:\n(?![^\S\n]*\n)[^\n]+)*/g)

function spansOf(text: string, pattern: RegExp): Span[] {
  return [...text.matchAll(pattern)].flatMap(({ 0: found, index }) => {
    const words = found.trim()
    if (words === '') return []
    const start = index + found.indexOf(words)
    return [{ start, end: start + words.length }]
  })
}

/** Short lines that mostly touch, in at least two groups of several, parted by blank ones. */
function isHardWrapped(text: string): boolean {
  const groups = text
    .trim()
    .split(/\n\s*\n/)
    .map((group) => group.split('\n'))
  if (groups.flat().some(({ length }) => length > WRAPPED_LINE)) return false
  const touching = groups.reduce((sum, { length }) => sum + length - 1, 0)
  return touching >= groups.length && groups.filter(({ length }) => length > 1).length >= 2
}

/** Comments, newsletters, sharing, advertising, copyright. */
const BOILERPLATE = [
  /^(be the first to comment|leave a (comment|reply)|(no|\d+) comments?( yet)?\W*$|comments?( \(\d+\))?$)/i,
  /^((sign up|subscribe) (for|to) |(sign up|subscribe|join|get)\b.{0,40}\bnewsletter|newsletter$)/i,
  /^share($|:| (this|via)\b| on (facebook|x|twitter|linkedin|whatsapp|reddit|bluesky)\b)/i,
  /^(advertisement$|advertise with us|sponsored( content| post)?$|sponsored by [^.]{1,40}$)/i,
  /^(©|\d{4} ©|(copyright )?\(c\) ?\d{4}|copyright (©|(by )?\d{4})|(copyright .*)?all rights reserved)/i,
]
const RELATED = /^(also read|read more|related|see also):/i
const FAQ = /^(#{1,6} )?(faqs?|frequently asked questions):?$/i
/** As Markdown writes a heading. */
const MARKED_HEADING = /^#{1,6} \S/
const END_MARK = /[.!?:;,…]["'”’»)]*$/

const isQuestion = (words: string) => /\?$/.test(words)

function shapeOf(words: string, nextLength: number): BlockKind {
  if (BOILERPLATE.some((sign) => sign.test(words))) return 'boilerplate'
  if (RELATED.test(words)) return 'related'
  if (MARKED_HEADING.test(words)) return 'heading'
  const short = words.length <= MAX_HEADING && nextLength > words.length
  return short && !END_MARK.test(words) ? 'heading' : 'paragraph'
}
