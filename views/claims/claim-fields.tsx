import { sentence } from '#src/lib/sentence.ts'
import { Choice, Field, type Forms } from '../parts/field.tsx'
import { say, spoken } from '../say.ts'
import { claimKindWords, speakerKindWords, stanceWords } from './words.ts'

/** Who says it, who passes it on, and how firmly. */
export const WhoFields = (shared: Forms) => (
  <>
    <Field name="speaker" label={say`Whose claim is it?`} {...shared} />
    <Choice
      name="speaker_kind"
      label={say`That is`}
      options={spoken(Object.entries(speakerKindWords))}
      {...shared}
    />
    <Field
      name="reporter"
      label={say`Who reports it`}
      hint={say`If somebody else does.`}
      {...shared}
    />
    <Choice
      name="kind"
      label={say`Kind`}
      options={spoken(Object.entries(claimKindWords))}
      {...shared}
    />
    <Choice
      name="stance"
      label={say`The speaker`}
      options={spoken(Object.entries(stanceWords))}
      {...shared}
    />
    <Field
      name="hedge"
      label={say`Hedging words`}
      hint={say`Such as "may" or "if all goes well".`}
      {...shared}
    />
  </>
)

const READINGS = [
  ['', sentence`no deadline`],
  ['earliest', sentence`the earliest day`],
  ['latest', sentence`the latest day`],
] as const

/** By when, in its words and as we read them. */
export const DeadlineFields = (shared: Forms) => (
  <fieldset>
    <legend>{say`Deadline, if it names one`}</legend>
    <Field
      name="deadline_text"
      label={say`In its words`}
      hint={say`Such as "by 2035".`}
      {...shared}
    />
    <Field
      name="deadline_earliest"
      label={say`Earliest last day it can mean`}
      hint={say`Such as 2034-12-31.`}
      {...shared}
    />
    <Field
      name="deadline_latest"
      label={say`Latest last day it can mean`}
      hint={say`Such as 2035-12-31.`}
      {...shared}
    />
    <Choice
      name="deadline_reading"
      label={say`We read it as`}
      options={spoken(READINGS)}
      {...shared}
    />
    <Field name="deadline_note" label={say`Why`} {...shared} />
  </fieldset>
)
