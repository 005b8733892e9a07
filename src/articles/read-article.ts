import { z } from 'zod'
import { allow } from '#src/accounts/policy.ts'
import type { Actor } from '#src/db/ctx.ts'
import { link } from '#src/lib/fields.ts'
import { parse } from '#src/lib/parse.ts'
import { Refusal } from '#src/lib/refusal.ts'
import { sentence } from '#src/lib/sentence.ts'
import type { FetchPage } from '#src/web/fetch-page.ts'
import type { ReadArticle } from './read-html.ts'

const asked = z.strictObject({
  address: link(sentence`Add the address as in your browser, such as https://news.example/story.`),
})

/** Fetches an article by its address for a moderator to look over. Nothing of it is kept yet. */
export async function readArticle(
  actor: Actor | undefined,
  fetchPage: FetchPage | undefined,
  input: unknown,
): Promise<ReadArticle> {
  allow(actor, 'edit_articles')
  const { address } = parse(asked, input)
  if (!fetchPage)
    throw unread('no_web', sentence`This site cannot fetch pages. Paste the text instead.`)
  const page = await fetchPage(address)
  const read =
    page.kind === 'plain'
      ? { url: page.address, text: page.text }
      : // Parsers of HTML are large, and most programs that load this never fetch anything.
        (await import('./read-html.ts')).readHtml(page.text, page.address)
  if (read.text.trim() === '')
    throw unread('no_text', sentence`No article was found on that page. Paste the text instead.`)
  return read
}

const unread = (code: string, told: string) =>
  new Refusal('invalid', code, told, { fields: { address: told } })
