import { sentence } from '#src/lib/sentence.ts'
import { roundedPercent } from '../format.ts'
import { speak } from '../say.ts'

/** The crowd's chance in digits, with a word for whoever hears the page. */
export const Chance = ({ bp }: { bp: number }) => (
  <span class="chance">
    {roundedPercent(bp)}
    <span class="visually-hidden"> ({chanceInWords(bp)})</span>
  </span>
)

/** A word beside the digits, for whoever hears the page. */
export function chanceInWords(bp: number): string {
  const [, words] = CHANCES.find(([below]) => bp < below) ?? [0, sentence`almost certain`]
  return speak(words)
}

const CHANCES: [below: number, words: string][] = [
  [500, sentence`almost certainly not`],
  [2000, sentence`very unlikely`],
  [4000, sentence`unlikely`],
  [6001, sentence`about even`],
  [8000, sentence`likely`],
  [9500, sentence`very likely`],
]
