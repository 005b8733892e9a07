import { chanceInWords, roundedPercent } from '../format.ts'

/** The crowd's chance in digits, with a word for whoever hears the page. */
export const Chance = ({ bp }: { bp: number }) => (
  <span class="chance">
    {roundedPercent(bp)}
    <span class="visually-hidden"> ({chanceInWords(bp)})</span>
  </span>
)
