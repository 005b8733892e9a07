import type { Actor } from '#src/db/ctx.ts'
import type { Question } from '#src/db/schema.ts'
import { Refusal } from '#src/lib/refusal.ts'
import { sentence } from '#src/lib/sentence.ts'
import { isPersonal, pathOf } from './question.ts'

/** What somebody asks for oneself is answered by nobody else. */
export function refuseReader(question: Question, actor: Actor | undefined): void {
  if (!isPersonal(question) || question.author_id === actor?.id) return
  throw new Refusal(
    'forbidden',
    'not_author',
    sentence`Only its author can forecast here; whoever has the link can read it. Nothing was saved.`,
  )
}

type Linked = Pick<Question, 'id' | 'title' | 'link_token'>

/** The whole address that opens a question shared by link, for whoever is given it. */
export const linkTo = (question: Linked, { publicUrl }: { publicUrl: string }) =>
  question.link_token ? `${publicUrl}${pathOf(question)}?key=${question.link_token}` : undefined
