import { z } from 'zod'
import {
  claimKinds,
  decisions,
  polarities,
  readings,
  relations,
  speakerKinds,
  stances,
} from '#src/claims/claim.ts'

const instant = z.iso.datetime().transform((text) => new Date(text))
/** A bare date means its end. */
const deadline = z.iso.date().transform((day) => new Date(`${day}T23:59:59.999Z`))

const claim = z.object({
  key: z.string(),
  statement: z.string(),
  short: z.string(),
  kind: z.enum(claimKinds),
  speaker: z.string(),
  reporter: z.string().nullable(),
  stance: z.enum(stances),
  hedge: z.string().nullable(),
  /** A day, or a month where no more is known. */
  said_on: z.string().regex(/^\d{4}-\d\d(-\d\d)?$/),
  deadline: z.object({
    text: z.string().nullable(),
    earliest: z.iso.date().nullable(),
    latest: z.iso.date().nullable(),
    reading: z.enum(readings).nullable(),
    note: z.string().nullable(),
  }),
  anchor: z.object({ quote: z.string() }),
})

const question = z
  .object({
    key: z.string(),
    status: z.enum(['open', 'due', 'draft']),
    scored: z.boolean(),
    cluster: z.string().nullable(),
    type: z.string(),
    title: z.string(),
    claims: z.array(
      z.object({
        claim: z.string(),
        relation: z.enum(relations),
        polarity: z.enum(polarities).nullable(),
        decides: z.enum(decisions).nullable(),
        favours: z.array(z.string()).nullable(),
      }),
    ),
    resolution_criteria: z.string(),
    fine_print: z.array(z.string()),
    sources: z.array(z.string()),
    options: z.array(z.object({ key: z.string(), label: z.string() })).nullable(),
    /** Of a number or a day; what it may hold is the kind's own affair. */
    range: z.record(z.string(), z.union([z.string(), z.number()])).nullish(),
    opens_at: instant,
    closes_at: instant,
    resolve_by: deadline,
    tags: z.array(z.string()),
    precheck: z.array(z.string()),
    reported: z.object({ outcome: z.string(), known_at: z.string(), note: z.string() }).optional(),
  })
  .transform(({ resolution_criteria: criteria, ...rest }) => ({ ...rest, criteria }))
export type StarterQuestion = z.output<typeof question>

const speaker = z.object({ key: z.string(), name: z.string(), kind: z.enum(speakerKinds) })
const content = z.object({
  speakers: z.array(speaker),
  claims: z.array(claim),
  questions: z.array(question),
})

const practice = z.array(
  z.object({
    key: z.string(),
    minutes: z.number(),
    title: z.string(),
    criteria: z.string(),
    sources: z.string(),
  }),
)
export type PracticeQuestion = z.output<typeof practice>[number]

/** The starter's files, read into what the rooms take. */
export function readStarter(fileOf: (name: string) => string) {
  const { speakers, claims, questions } = content.parse(JSON.parse(fileOf('claims.json')))
  return {
    article: articleOf(fileOf('article.md')),
    speakers: new Map(
      speakers.map(({ key, name, kind }) => [key, { speaker: name, speaker_kind: kind }]),
    ),
    claims: claims.map(claimOf),
    questions,
    practice: practice.parse(JSON.parse(fileOf('practice.json'))),
  }
}

export type StarterClaim = ReturnType<typeof claimOf>

const claimOf = ({ key, deadline, anchor, ...said }: z.output<typeof claim>) => ({
  quote: anchor.quote,
  claim: {
    ...said,
    speaker_kind: 'anonymous' as (typeof speakerKinds)[number],
    deadline_text: deadline.text,
    deadline_earliest: deadline.earliest,
    deadline_latest: deadline.latest,
    deadline_reading: deadline.reading,
    deadline_note: deadline.note,
    starter_key: key,
  },
})

/** Our own summary: front matter, then plain paragraphs under headings marked "## ". */
function articleOf(file: string) {
  const [, front = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(file) ?? []
  const field = (name: string) =>
    JSON.parse(new RegExp(`^${name}: (.*)$`, 'm').exec(front)?.[1] ?? 'null')
  const [published_from, published_to] = field('published_between') as [string, string]
  return {
    starter_key: 'A1',
    kind: 'summary' as const,
    title: field('title') as string,
    publisher: 'Claimcast, after a news article',
    published_on: field('published_on') as string,
    published_is_estimate: true,
    published_from,
    published_to,
    language: 'en',
    rights: 'full_text' as const,
    rights_basis: 'own',
    text: body.replace(/^## /gm, '').trim(),
  }
}
