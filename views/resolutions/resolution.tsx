import { isPersonal, type SeenQuestion } from '#src/questions/question.ts'
import type { TellingEntry } from '#src/resolutions/queries.ts'
import { viewOf } from '../kinds/index.ts'
import { PersonLink } from '../parts/person.tsx'
import { Prose } from '../parts/prose.tsx'
import { When } from '../parts/when.tsx'
import { say, speak } from '../say.ts'
import { annulmentWords, moveWords, presetWords } from '../words.ts'

type ResolutionProps = { question: SeenQuestion; entries: TellingEntry[] }

/** The outcome with its grounds, and every move that led to it. */
export const Resolution = ({ question, entries }: ResolutionProps) => {
  const [newest] = entries
  const replaced = entries.find(({ kind }) => kind === 'reopened')
  return (
    <section id="resolution" class="card">
      <h2>{say`Outcome`}</h2>
      {newest && <Decided question={question} entry={newest} />}
      {replaced && <Replaced question={question} entry={replaced} />}
      <details>
        <summary>{say`Every step to it`}</summary>
        <ol reversed>
          {entries.map(({ kind, handle, made_at }) => (
            <li>{say`${speak(moveWords[kind])} by ${<PersonLink handle={handle} />}, ${<When at={made_at} exact />}`}</li>
          ))}
        </ol>
      </details>
    </section>
  )
}

/** What the newest correction took the place of; its grounds are those of what is in force. */
const Replaced = ({ question, entry }: DecidedProps) => {
  const { OutcomeInWords } = viewOf(question.spec)
  const { outcome, annulment, made_at } = entry
  const was = outcome ? (
    <OutcomeInWords spec={question.spec} outcome={outcome} />
  ) : (
    annulment && say`annulled: ${speak(annulmentWords[annulment])}`
  )
  return (
    <p class="meta">{say`Corrected ${<When at={made_at} exact />}. Before, the outcome was ${<strong>{was}</strong>}.`}</p>
  )
}

type DecidedProps = { question: SeenQuestion; entry: TellingEntry }

/** What was decided by one move, by whom and on what grounds. */
export const Decided = ({ question, entry }: DecidedProps) => {
  const { OutcomeInWords } = viewOf(question.spec)
  const { outcome, annulment, known_at, evidence, passage, reason, handle, kind, preset } = entry
  const who = <PersonLink handle={handle} />
  const why = isPersonal(question) ? say`its author alone` : speak(presetWords[preset])
  return (
    <>
      <p class="big">
        {outcome ? (
          <OutcomeInWords spec={question.spec} outcome={outcome} />
        ) : (
          annulment && say`Annulled: ${speak(annulmentWords[annulment])}`
        )}
      </p>
      <p class="meta muted">
        {kind === 'final' ? say`Final, by ${who} (${why}).` : say`Proposed, by ${who} (${why}).`}
        {known_at && outcome && (
          <>
            {' '}
            {say`Known at ${<When at={known_at} exact />}; forecasts from then on do not count.`}
          </>
        )}
        {annulment && <> {say`Nobody is scored.`}</>}
        {!question.scored && <> {say`This question is not scored.`}</>}
      </p>
      {reason && <Prose text={reason} />}
      {passage && <blockquote>{passage}</blockquote>}
      {evidence && (
        <p class="meta">{say`Evidence: ${(
          <a class="address" href={evidence} rel="nofollow ugc noopener">
            {evidence}
          </a>
        )}`}</p>
      )}
    </>
  )
}
