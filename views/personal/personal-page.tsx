import type { Child } from 'hono/jsx'
import type { Value } from '#src/kinds/index.ts'
import type { OwnRecord } from '#src/personal/own-record.ts'
import { pathOf, type SeenQuestion } from '#src/questions/question.ts'
import { viewOf } from '../kinds/index.ts'
import { Empty } from '../parts/empty.tsx'
import { Pager } from '../parts/pager.tsx'
import { WhenAndHowFar } from '../parts/when.tsx'
import { say, speak } from '../say.ts'
import { audienceWords } from '../words.ts'
import { OwnRecordPart } from './own-record.tsx'

type PersonalPageProps = {
  /** Not resolved yet, what closes first on top. */
  questions: SeenQuestion[]
  /** What one says of each of them now. */
  said: Map<number, Value>
  record: OwnRecord
  after: string | undefined
  children?: Child
}

/** Everything one asks for oneself: what to do first, then what it adds up to. */
export const PersonalPage = ({ questions, said, record, after, children }: PersonalPageProps) => {
  const due = questions.filter(({ phase }) => phase === 'closed')
  const open = questions.filter(({ phase }) => phase !== 'closed')
  return (
    <section id="personal-page">
      <h1>{say`For yourself`}</h1>
      <p>{say`Questions that you ask, answer and resolve alone. They are on no list and no board, and count in no numbers but those on this page.`}</p>
      {children}
      {due.length > 0 && (
        <>
          <h2>{say`To resolve`}</h2>
          <Rows questions={due} said={said} />
        </>
      )}
      <h2>{say`Open`}</h2>
      {open.length === 0 && <Empty>{say`Nothing is open. Write a line above.`}</Empty>}
      <Rows questions={open} said={said} />
      <Pager path="/personal" after={after} />
      {record.ended.length > 0 && <OwnRecordPart record={record} />}
    </section>
  )
}

type RowsProps = Pick<PersonalPageProps, 'questions' | 'said'>

const Rows = ({ questions, said }: RowsProps) =>
  questions.length === 0 ? null : (
    <ul class="list">
      {questions.map((question) => (
        <Row question={question} value={said.get(question.id)} />
      ))}
    </ul>
  )

const Row = ({ question, value }: { question: SeenQuestion; value: Value | undefined }) => {
  const { words } = viewOf(question.spec)
  const isDue = question.phase === 'closed'
  return (
    <li>
      <a href={pathOf(question)}>{question.title}</a>
      <br />
      <span class="meta">
        {value ? (
          <span class="own">{say`you: ${words(value, question.spec)}`}</span>
        ) : (
          <span class="muted">{say`nothing said`}</span>
        )}
        <span class="muted">
          {' '}
          · {isDue ? say`closed` : say`closes`} <WhenAndHowFar at={question.closes_at} />
        </span>{' '}
        {question.audience === 'link' && <span class="state">{speak(audienceWords.link)}</span>}{' '}
        {isDue && (
          <a href={`${pathOf(question)}#how-it-ended`}>
            {say`Say how it ended`}
            <span class="visually-hidden">: {question.title}</span>
          </a>
        )}
      </span>
    </li>
  )
}
