import type { Child } from 'hono/jsx'
import type { EventName, LogEntry } from '#src/events/event.ts'
import { aboutPeople, type LogFilter, logPath } from '#src/events/filter.ts'
import type { Ignored } from '#src/lib/filter.ts'
import { viewOf } from '../kinds/index.ts'
import { IgnoredPart } from '../parts/ignored.tsx'
import { Pager } from '../parts/pager.tsx'
import { PersonLink } from '../parts/person.tsx'
import { When } from '../parts/when.tsx'
import { say, speak } from '../say.ts'
import { annulmentWords } from '../words.ts'
import { LogFilterForm, Nothing } from './log-filter.tsx'

type LogEntriesProps = {
  entries: LogEntry[]
  filter: LogFilter & Ignored
  after: string | undefined
}

/** Every decision of moderators and admins, for everybody to read. */
export const LogEntries = ({ entries, filter, after }: LogEntriesProps) => (
  <section id="log-entries">
    <h1>{say`Log`}</h1>
    <p>{say`Every decision on this site: when, who, what, why. Nothing is ever taken out of it.`}</p>
    <LogFilterForm filter={filter} />
    <IgnoredPart ignored={filter.ignored} />
    {entries.length === 0 && <Nothing filter={filter} />}
    <ul class="list">
      {entries.map((entry) => (
        <li>
          <span class="meta muted">
            <When at={entry.made_at} exact />:
          </span>{' '}
          <What entry={entry} />
          {entry.decided && <Decided decided={entry.decided} />}
          {entry.reason && <div class="meta muted">{entry.reason}</div>}
          {entry.link && (
            <div class="meta">
              <a class="address" href={entry.link} rel="nofollow ugc noopener">
                {entry.link}
              </a>
            </div>
          )}
        </li>
      ))}
    </ul>
    <Pager path={logPath(filter)} after={after} />
  </section>
)

const What = ({ entry }: { entry: LogEntry }) => {
  const who = entry.handle ? <PersonLink handle={entry.handle} /> : say`somebody`
  return <>{SENTENCES[entry.name]?.(who, <Subject entry={entry} />) ?? entry.name}</>
}

const SENTENCES: Partial<Record<EventName, (who: Child, what: Child) => Child>> = {
  'role.changed': (who, whose) => say`${who} changed the role of ${whose}`,
  'person.barred': (who, whom) => say`${who} barred ${whom}`,
  'person.set_apart': (who, whom) => say`${who} set ${whom} apart`,
  'person.compared_again': (who, whom) => say`${who} has ${whom} compared again`,
  'person.renamed': (who) => say`${who} goes by another name`,
  'site.renamed': (who) => say`${who} gave the site another name`,
  'account.deleted': (who) =>
    say`${who} deleted their account; what they forecast stays under this name`,
  'preset.changed': (who) => say`${who} changed how results are decided`,
  'invitation.made': (who) => say`${who} made an invitation link`,
  'password_reset.made': (who, whose) => say`${who} made a link for a new password of ${whose}`,
  'article.added': (who, what) => say`${who} added the article ${what}`,
  'article.text_dropped': (who, what) =>
    say`${who} dropped the text and kept the quotes of ${what}`,
  'claim.quoted': (who, what) => say`${who} quoted the claim ${what}`,
  'question.asked': (who, what) => say`${who} asked ${what}`,
  'question.accepted': (who, what) => say`${who} accepted ${what}`,
  'question.prechecked': (who, what) => say`${who} checked against the world ${what}`,
  'question.closed_early': (who, what) => say`${who} closed ${what}`,
  'question.close_moved': (who, what) => say`${who} moved the close of ${what}`,
  'question.removed': (who, what) => say`${who} annulled and removed ${what}`,
  'resolution.proposed': (who, what) => say`${who} proposed an outcome of ${what}`,
  'resolution.reopened': (who, what) =>
    say`${who} opened the result of ${what} again; what it was:`,
  'tournament.made': (who, what) => say`${who} made the tournament ${what}`,
  'tournament.removed': (who, what) => say`${who} removed the tournament ${what}`,
  'resolution.final': (who, what) => say`${who} made final the outcome of ${what}`,
}

const Decided = ({ decided }: { decided: NonNullable<LogEntry['decided']> }) => {
  const { spec, outcome, annulment } = decided
  const { OutcomeInWords } = viewOf(spec)
  return (
    <>
      {outcome && (
        <div class="meta">{say`Outcome: ${<OutcomeInWords spec={spec} outcome={outcome} />}`}</div>
      )}
      {annulment && <div class="meta">{say`Annulled: ${speak(annulmentWords[annulment])}`}</div>}
    </>
  )
}

const Subject = ({ entry }: { entry: LogEntry }) => {
  const { name, subject, subject_id, question_id, article_slug } = entry
  if (!subject) return question_id ? say`question ${question_id} (not public)` : null
  if (question_id) return <a href={`/questions/${question_id}`}>{subject}</a>
  if (article_slug) return <a href={`/articles/${article_slug}`}>{subject}</a>
  if (name === 'claim.quoted') return <a href={`/claims/${subject_id}`}>{subject}</a>
  if (name === 'tournament.made') return <a href={`/tournaments/${subject_id}`}>{subject}</a>
  if (aboutPeople.includes(name)) return <PersonLink handle={subject} />
  return <>{subject}</>
}
