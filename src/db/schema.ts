import type { Generated, GeneratedAlways, Insertable, Selectable } from 'kysely'
import type { LinkPurpose, Role, Theme } from '#src/accounts/account.ts'
import type { ArticleKind, Obtained, Rights } from '#src/articles/article.ts'
import type {
  AnchorState,
  ClaimKind,
  Decides,
  Polarity,
  Reading,
  Relation,
  SpeakerKind,
  Stance,
} from '#src/claims/claim.ts'
import type { EventName } from '#src/events/event.ts'
import type { KindName, Outcome, Spec, Value } from '#src/kinds/index.ts'
import type { Ranking, Spread } from '#src/leaderboards/board.ts'
import type { Audience, QuestionState } from '#src/questions/question.ts'
import type { BlockKind } from '#src/quotes/blocks.ts'
import type { Annulment, EntryKind } from '#src/resolutions/resolution.ts'
import type { Forecaster, Ranked } from '#src/scores/score.ts'
import type { MiddleHalf } from '#src/scoring/aggregate.ts'
import type { Noticed } from '#src/scoring/conduct.ts'
import type { Pool } from '#src/scoring/pools.ts'
import type { Preset } from '#src/site/site.ts'

/** Every table, a column a line; a calendar day is text, an instant a Date, an id a number. */
export type Tables = {
  people: {
    id: GeneratedAlways<number>
    handle: string
    role: Generated<Role>
    barred_at: Date | null
    made_at: Generated<Date>
  }
  past_handles: {
    handle: string
    person_id: number
    made_at: Generated<Date>
  }
  accounts: {
    id: GeneratedAlways<number>
    person_id: number
    email: string
    password: string
    time_zone: Generated<string>
    theme: Theme | null
    shortcuts: Generated<boolean>
    made_at: Generated<Date>
  }
  sessions: {
    id: GeneratedAlways<number>
    account_id: number
    token_sha256: string
    made_at: Generated<Date>
    expires_at: Date
    agent: Generated<string>
  }
  one_time_links: {
    id: GeneratedAlways<number>
    purpose: LinkPurpose
    token_sha256: string
    account_id: number | null
    made_by: number | null
    made_at: Generated<Date>
    expires_at: Date
    used_at: Date | null
  }
  counted_tries: { key: string; window_start: Date; tries: number }
  idempotency_keys: {
    person_id: number
    key: string
    digest: string
    made_id: number | null
    made_at: Generated<Date>
  }
  site: {
    one: Generated<boolean>
    name: string
    preset: Generated<Preset>
    secret: string
    simulated: Generated<boolean>
    made_at: Generated<Date>
  }
  texts: { sha256: string; body: string | null; removed_at: Date | null }
  events: {
    id: GeneratedAlways<number>
    name: EventName
    actor_id: number | null
    subject_id: number
    question_id: number | null
    reason_sha256: string | null
    link: string | null
    made_at: Date
  }
  jobs: {
    id: GeneratedAlways<number>
    name: string
    key: string
    payload: Record<string, unknown>
    run_at: Generated<Date>
    leased_until: Date | null
    attempts: Generated<number>
    last_error: string | null
  }
  articles: {
    id: GeneratedAlways<number>
    slug: string
    kind: ArticleKind
    title: string
    publisher: string
    author: string | null
    url: string | null
    published_on: string
    published_is_estimate: Generated<boolean>
    published_from: string | null
    published_to: string | null
    language: Generated<string>
    rights: Rights
    rights_basis: string | null
    summary: string | null
    added_by: number
    made_at: Generated<Date>
    starter_key: string | null
  }
  article_addresses: {
    address: string
    kind: 'canonical' | 'amp' | 'short' | 'syndicated'
    article_id: number
  }
  article_versions: {
    id: GeneratedAlways<number>
    article_id: number
    text: string | null
    text_sha256: string
    body_sha256: string
    obtained: Obtained
    made_at: Generated<Date>
  }
  blocks: {
    version_id: number
    index: number
    kind: BlockKind
    start: number
    end: number
    sha256: string
  }
  speakers: { id: GeneratedAlways<number>; name: string; kind: SpeakerKind }
  claims: {
    id: GeneratedAlways<number>
    article_id: number
    statement: string
    short: string
    kind: ClaimKind
    speaker_id: number
    reporter_id: number | null
    stance: Stance
    hedge: string | null
    said_on: string
    deadline_text: string | null
    deadline_earliest: string | null
    deadline_latest: string | null
    deadline_reading: Reading | null
    deadline_note: string | null
    made_by: number
    made_at: Generated<Date>
    starter_key: string | null
  }
  claim_anchors: {
    id: GeneratedAlways<number>
    claim_id: number
    version_id: number
    exact: string
    prefix: string
    suffix: string
    start: number
    end: number
    block: number
    block_kind: BlockKind
    block_sha256: string
    method: 'created'
    state: AnchorState
    made_at: Generated<Date>
  }
  /** Kept by triggers, for search alone. */
  claim_words: { claim_id: number; words: string }
  questions: {
    id: GeneratedAlways<number>
    author_id: number
    title: string
    spec: Spec
    kind: GeneratedAlways<KindName>
    criteria: string
    fine_print: Generated<string>
    sources: string
    cluster: string | null
    tags: Generated<string[]>
    audience: Generated<Audience>
    /** Opens a question shared by link; a new one each time it is shared. */
    link_token: string | null
    scored: Generated<boolean>
    practice: Generated<boolean>
    state: QuestionState
    version: Generated<number>
    round: Generated<number>
    opens_at: Date
    closes_at: Date
    closed_early_at: Date | null
    reveal_at: Date
    resolve_by: Date
    reviewed_at: Date | null
    reviewed_by: number | null
    archived_at: Date | null
    removed_at: Date | null
    precheck: Generated<string>
    prechecked_at: Date | null
    prechecked_by: number | null
    starter_key: string | null
    made_at: Generated<Date>
  }
  question_revisions: {
    id: GeneratedAlways<number>
    question_id: number
    number: number
    wording_sha256: string
    made_by: number
    made_at: Date
  }
  claim_questions: {
    claim_id: number
    question_id: number
    relation: Relation
    polarity: Polarity | null
    decides: Decides | null
    favours: string[] | null
  }
  forecasts: {
    id: GeneratedAlways<number>
    question_id: number
    person_id: number
    value: Value | null
    made_at: Date
  }
  drafts: {
    id: GeneratedAlways<number>
    visitor_sha256: string
    question_id: number
    value: Value
    kept_until: Date
    made_at: Generated<Date>
  }
  crowd_points: {
    id: GeneratedAlways<number>
    question_id: number
    value: Value | null
    middle: MiddleHalf[] | null
    others: Record<Pool, Value> | null
    forecasters: number
    made_at: Date
  }
  crowd_looks: {
    question_id: number
    person_id: number
    made_at: Date
  }
  scores: {
    id: GeneratedAlways<number>
    question_id: number
    round: number
    rule_set: string
    forecaster: Forecaster
    person_id: number | null
    compared: boolean
    average: number
    active_ms: number
    coverage: number
    peer: number
    peer_coverage: number
    vs_median: number
    vs_median_of_others: number
    vs_crowd: number
    vs_crowd_coverage: number
    made_at: Generated<Date>
  }
  resolution_entries: {
    id: GeneratedAlways<number>
    question_id: number
    question_version: number
    round: number
    kind: EntryKind
    preset: Preset
    actor_id: number
    outcome: Outcome | null
    annulment: Annulment | null
    known_at: Date | null
    evidence: string | null
    passage_sha256: string | null
    reason_sha256: string
    made_at: Date
  }
  platforms: {
    id: GeneratedAlways<number>
    lambda: number
    sigma_squared: number
    tau_squared: number | null
    people: number
    made_at: Generated<Date>
  }
  noticed_accounts: {
    person_id: number
    noticed: Noticed
    questions: number
    figure: number
    made_at: Generated<Date>
  }
  field_skills: { person_id: number; skill: number; made_at: Date }
  tournaments: {
    id: GeneratedAlways<number>
    name: string
    about: Generated<string>
    made_by: number
    made_at: Generated<Date>
    removed_at: Date | null
  }
  tournament_questions: {
    tournament_id: number
    question_id: number
    weight: number
    made_at: Generated<Date>
  }
  boards: {
    id: GeneratedAlways<number>
    key: string
    by_points: GeneratedAlways<boolean>
    questions: number
    clusters: number
    forecasters: number
    spread: Spread | null
    made_at: Generated<Date>
  }
  board_questions: {
    board: string
    question_id: number
    round: number
    cluster: string
    fair: boolean
    weight: number
  }
  board_steps: {
    board_id: number
    ranking: Ranking
    passed: number
    first: number
    second: number
    tie: number
  }
  standings: {
    board_id: number
    forecaster: Ranked
    person_id: number | null
    scored: number
    averages: number
    coverages: number
    crowd_averages: number
    crowd_scored: number
    even_averages: number
    vs_crowd: number
    vs_crowd_coverage: number
    points: number
    relative: number
    covered: number
    clusters: number
    squares: string
    relative_squares: string
    crossed: string
    covered_squares: string
    skill: number
    by_points: boolean
    mean: number
    tie: number
  }
}

type Row<Table extends keyof Tables> = Selectable<Tables[Table]>

export type Person = Row<'people'>
export type Account = Row<'accounts'>
export type Session = Row<'sessions'>
export type Article = Row<'articles'>
export type ArticleVersion = Row<'article_versions'>
export type Block = Row<'blocks'>
export type Speaker = Row<'speakers'>
export type Claim = Row<'claims'>
export type ClaimAnchor = Row<'claim_anchors'>
export type Question = Row<'questions'>
export type NewQuestionRow = Insertable<Tables['questions']>
export type ClaimQuestion = Row<'claim_questions'>
export type Forecast = Row<'forecasts'>
export type Draft = Row<'drafts'>
/** A draft with the question it waits for. */
export type WaitingDraft = Draft & Pick<Question, 'title' | 'spec'>
export type PublishedCrowd = Row<'crowd_points'>
/** As people see it: how else it could have been made is scored and not shown. */
export type CrowdPoint = Omit<PublishedCrowd, 'others'>
export type Score = Row<'scores'>
export type ResolutionEntry = Row<'resolution_entries'>
export type NoticedRow = Row<'noticed_accounts'>
export type PlatformRow = Row<'platforms'>
export type Tournament = Row<'tournaments'>
export type BoardRow = Row<'boards'>
export type Standing = Row<'standings'>
export type Event = Row<'events'>
export type Job = Row<'jobs'>

/** What a person believes of a question; without a value, no longer anything. */
export type Belief = { question_id: number; person_id: number; value: Value | null }
