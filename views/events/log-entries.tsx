import type { EventName, LogEntry } from '#src/events/event.ts'
import { Empty } from '../parts/empty.tsx'
import { Pager } from '../parts/pager.tsx'
import { PersonLink } from '../parts/person.tsx'
import { When } from '../parts/when.tsx'

/** Every decision of moderators and admins, for everybody to read. */
export const LogEntries = ({
  entries,
  after,
}: {
  entries: LogEntry[]
  after: string | undefined
}) => (
  <section id="log-entries">
    <h1>Log</h1>
    <p>Every decision on this site: when, who, what, why. Nothing is ever taken out of it.</p>
    {entries.length === 0 && <Empty>No decisions yet.</Empty>}
    <ul class="list">
      {entries.map((entry) => (
        <li>
          <span class="meta muted">
            <When at={entry.made_at} exact />:
          </span>{' '}
          {entry.handle ? <PersonLink handle={entry.handle} /> : 'somebody'}{' '}
          {WHAT[entry.name] ?? entry.name} <Subject entry={entry} />
          {entry.reason && <div class="meta muted">{entry.reason}</div>}
          {entry.link && (
            <div class="meta">
              <a href={entry.link} rel="nofollow ugc noopener">
                {entry.link}
              </a>
            </div>
          )}
        </li>
      ))}
    </ul>
    <Pager path="/log" after={after} />
  </section>
)

const WHAT: Partial<Record<EventName, string>> = {
  'role.changed': 'changed the role of',
  'person.barred': 'barred',
  'account.deleted': 'deleted their account; what they forecast stays under this name',
  'preset.changed': 'changed how results are decided',
  'invitation.made': 'made an invitation link',
  'password_reset.made': 'made a link for a new password of',
  'article.added': 'added the article',
  'article.text_dropped': 'dropped the text and kept the quotes of',
  'claim.quoted': 'quoted the claim',
  'question.asked': 'asked',
  'question.accepted': 'accepted',
  'question.prechecked': 'checked against the world',
  'question.closed_early': 'closed',
  'question.close_moved': 'moved the close of',
  'question.removed': 'annulled and removed',
  'resolution.proposed': 'proposed an outcome of',
  'resolution.final': 'made final the outcome of',
}

const ABOUT_PEOPLE: EventName[] = ['role.changed', 'person.barred', 'password_reset.made']

const Subject = ({ entry }: { entry: LogEntry }) => {
  const { name, subject, subject_id, question_id, article_slug } = entry
  if (!subject) return question_id ? <>question {question_id}</> : null
  if (question_id) return <a href={`/questions/${question_id}`}>{subject}</a>
  if (article_slug) return <a href={`/articles/${article_slug}`}>{subject}</a>
  if (name === 'claim.quoted') return <a href={`/claims/${subject_id}`}>{subject}</a>
  if (ABOUT_PEOPLE.includes(name)) return <PersonLink handle={subject} />
  return <>{subject}</>
}
