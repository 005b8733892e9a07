import { Refusal } from '#src/lib/refusal.ts'
import { sentence } from '#src/lib/sentence.ts'
import { fatebook } from './fatebook.ts'
import type { Format, FormatName } from './format.ts'
import { FORECASTS, type MetaculusQuestion, metaculus, QUESTIONS } from './metaculus.ts'
import { ownFormat } from './own-format.ts'

/** The predictions of PredictionBook as a table, which has only the mean of what everybody said. */
const MEANS = ['description', 'mean_confidence', 'outcome', 'uuid']

type Choice = {
  /** The format that somebody says it is; else the header tells. */
  wanted?: FormatName | undefined
  /** What is known of questions where the forecasts lie in a file of their own. */
  questions: () => Promise<ReadonlyMap<string, MetaculusQuestion>>
}

/**
 * The format whose columns a header has.
 *
 * @throws Refusal that names the columns there are where none has
 */
export async function formatOf(header: string[], { wanted, questions }: Choice): Promise<Format> {
  const has = (names: readonly string[]) => names.every((name) => header.includes(name))
  const isFree = (name: FormatName) => (wanted ?? name) === name
  if (isFree('claimcast') && has(ownFormat.needs)) return ownFormat
  if (isFree('fatebook') && has(fatebook.needs)) return fatebook
  if (isFree('metaculus') && has(FORECASTS)) return metaculus(await questions())
  if (has(QUESTIONS))
    throw refusal(
      sentence`This is Metaculus's file of questions. Name forecast_data.csv, which lies beside it.`,
    )
  if (has(MEANS))
    throw refusal(
      sentence`This table of PredictionBook holds only the mean of what everybody said, which cannot be scored. Take the JSON of its API, which holds each response.`,
    )
  throw refusal(
    sentence`The first line is no header that is known here: it names ${header.join(', ')}. At least ${ownFormat.needs.join(', ')} are needed.`,
  )
}

const refusal = (told: string) => new Refusal('invalid', 'unknown_format', told)
