import { lastDay } from './last-day.ts'

/** What one line says, as a form shows it to be confirmed; a part it leaves out is empty. */
export type FastEntry = {
  title: string
  /** As typed: "70%", or "0.7", which is still to be asked back. */
  chance: string
  /** YYYY-MM-DD. */
  day: string
  /** Words after the question that are neither chance nor day. */
  more: string
}

const NUMBER = '(?:\\d+(?:[.,]\\d+)?|[.,]\\d+)'
const SHARE = `(${NUMBER}) ?(?:%|per ?cent(?![\\p{L}]))`
const AT_START = new RegExp(`^${SHARE}[ ,;:–—-]+`, 'iu')
const AT_END = new RegExp(`[ ,;:(–—-]+${SHARE}[).!]*$`, 'iu')
const ANYWHERE = new RegExp(`(?<![\\d.,])${SHARE}`, 'iu')
const BARE = new RegExp(`(?<![\\p{L}\\d.,])${NUMBER}(?![\\p{L}\\d.,])`, 'u')

/**
 * Takes one line apart into question, chance and last day. The chance stands before the question
 * or after it, with a percent sign, which may be left out after a question mark; the day stands in
 * the question, where its words stay, or after it.
 *
 * @param today the writer's calendar day, YYYY-MM-DD
 * @example readFastEntry('Will the bridge open by 1 June? 70%', '2026-05-13')
 * // { title: 'Will the bridge open by 1 June?', chance: '70%', day: '2026-06-01', more: '' }
 */
export function readFastEntry(line: string, today: string): FastEntry {
  const { title, chance: before, rest } = apart(line.replace(/\s+/g, ' ').trim())
  const [share, afterShare] = before ? [before, rest] : taken(rest, ANYWHERE)
  const [day, afterDay] = dayTaken(afterShare, today)
  const [chance, afterChance] = share ? [share, afterDay] : taken(afterDay, BARE)
  // Alone after the question, "March" needs no word before it.
  const bare = day ? undefined : wholly(bared(afterChance), today)
  return {
    title,
    chance,
    day: day || bare || (lastDay(title, today)?.day ?? ''),
    more: bare ? '' : bared(afterChance),
  }
}

/** The question to its mark, with what follows; without a mark only a chance at an end is apart. */
function apart(line: string): { title: string; chance: string; rest: string } {
  const [chance, question] = taken(line, AT_START)
  const mark = question.lastIndexOf('?') + 1
  if (mark > 0) return { title: question.slice(0, mark), chance, rest: question.slice(mark) }
  if (chance) return { title: question, chance, rest: '' }
  const [last, title] = taken(line, AT_END)
  return { title: bared(title), chance: last, rest: '' }
}

/** What the pattern finds, and the text without it. */
function taken(text: string, pattern: RegExp): [found: string, left: string] {
  const match = pattern.exec(text)
  if (!match) return ['', text]
  const left = `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}`
  return [match[1] ? `${match[1]}%` : match[0], left.trim()]
}

function dayTaken(text: string, today: string): [day: string, left: string] {
  const found = lastDay(text, today)
  return found ? [found.day, `${text.slice(0, found.start)} ${text.slice(found.end)}`] : ['', text]
}

/** The day of words that say nothing but when. */
function wholly(words: string, today: string): string | undefined {
  const found = lastDay(`by ${words}`, today)
  return found?.start === 0 && found.end === words.length + 3 ? found.day : undefined
}

/** Without the marks that parted it from what was taken. */
const bared = (text: string) =>
  text.replace(/^[\s,;:.()–—-]+|[\s,;:()–—-]+$/g, '').replace(/ {2,}/g, ' ')
