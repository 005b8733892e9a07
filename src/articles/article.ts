import { z } from 'zod'
import { day, link, maybe, optionalText, text } from '#src/lib/fields.ts'
import { sentence } from '#src/lib/sentence.ts'
import { MAX_TEXT } from '#src/quotes/thresholds.ts'

export const articleKinds = ['original', 'summary'] as const
export type ArticleKind = (typeof articleKinds)[number]

/** What of a publisher's text may be kept: quotes, or all of it on a stated ground. */
export const rights = ['quote_only', 'full_text'] as const
export type Rights = (typeof rights)[number]

export const obtainedBy = ['paste', 'fetch', 'starter'] as const
export type Obtained = (typeof obtainedBy)[number]

const NO_LINK = sentence`Add the address as in your browser, such as https://news.example/story.`

/** An article as a moderator pastes it, or sends it on as it was fetched. */
export const newArticle = z
  .strictObject({
    title: text(300, { missing: sentence`Add the headline.` }),
    publisher: text(100, { missing: sentence`Add who published it.` }),
    author: optionalText(200),
    url: maybe(link(NO_LINK)),
    published_on: day(sentence`Add the day it was published, such as 2026-05-13.`),
    language: z
      .string()
      .regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/, sentence`Use a language code, such as en.`)
      .default('en'),
    rights: z.enum(rights, sentence`Choose what may be kept.`).default('quote_only'),
    rights_basis: optionalText(200),
    summary: optionalText(2000),
    obtained: z.enum(['paste', 'fetch']).default('paste'),
    text: z
      .string(sentence`Paste the text.`)
      .refine((typed) => typed.trim() !== '', sentence`Paste the text.`)
      .refine((typed) => typed.length <= MAX_TEXT, sentence`Paste at most ${MAX_TEXT} characters.`),
  })
  .refine(({ rights, rights_basis }) => rights === 'quote_only' || rights_basis !== null, {
    path: ['rights_basis'],
    message: sentence`Say on what ground the whole text may be kept: own, public domain, licence or permission.`,
  })

export type NewArticle = z.output<typeof newArticle>
