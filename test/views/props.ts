import type { QuotedClaim } from '#src/claims/queries.ts'
import type { Actor } from '#src/db/ctx.ts'
import type { Article, Forecast } from '#src/db/schema.ts'
import type { SeenCrowd } from '#src/forecasts/crowd.ts'
import type { ToldInRows } from '#src/forecasts/rows.ts'
import type { Spec, Value } from '#src/kinds/index.ts'
import type { LinkedQuestion } from '#src/questions/queries.ts'
import type { SeenQuestion } from '#src/questions/question.ts'

const at = (day: string) => new Date(`${day}Z`)

export const actor = (role: Actor['role'], change: Partial<Actor> = {}): Actor => ({
  ...{ id: 2, handle: 'bob', role, barred: false },
  ...change,
})

export const question = (change: Partial<SeenQuestion> = {}): SeenQuestion => ({
  ...{ id: 7, author_id: 1, title: 'Will it rain?', spec: { kind: 'binary' }, kind: 'binary' },
  ...{ criteria: 'YES if rain falls.', fine_print: '', sources: 'The station', cluster: null },
  ...{ tags: [], audience: 'everybody', scored: true, practice: false, state: 'published' },
  link_token: null,
  ...{ version: 3, round: 1, opens_at: at('2026-03-01T00:00'), closes_at: at('2026-03-02T00:00') },
  ...{
    closed_early_at: null,
    reveal_at: at('2026-03-02T00:00'),
    resolve_by: at('2026-03-09T00:00'),
  },
  ...{ reviewed_at: at('2026-03-01T00:00'), reviewed_by: 3, archived_at: null, removed_at: null },
  ...{ precheck: '', prechecked_at: null, prechecked_by: null, starter_key: null },
  ...{ made_at: at('2026-02-28T00:00'), phase: 'open' },
  ...change,
})

export const linked = (change: Partial<LinkedQuestion> = {}): LinkedQuestion => ({
  ...question(change),
  ...{ claim_id: 5, relation: 'direct', polarity: 'same', decides: 'both', favours: null },
  ...change,
})

const anchor = (change: Partial<QuotedClaim['anchor']>): QuotedClaim['anchor'] => ({
  ...{ id: 1, claim_id: 5, version_id: 1, exact: 'will open in June', prefix: 'The harbour ' },
  ...{ suffix: '. Trains', start: 12, end: 29, block: 0, block_kind: 'paragraph' },
  ...{ block_sha256: '', method: 'created', state: 'exact', made_at: at('2026-01-02T00:00') },
  ...change,
})

type ClaimChange = Partial<Omit<QuotedClaim, 'anchor'>> & {
  anchor?: Partial<QuotedClaim['anchor']>
}

export const claim = ({ anchor: place = {}, ...change }: ClaimChange = {}): QuotedClaim => ({
  ...{ id: 5, article_id: 4, statement: 'The harbour opens in June.', short: 'Harbour in June' },
  ...{ kind: 'explicit', speaker_id: 1, reporter_id: null, stance: 'asserts', hedge: null },
  ...{ said_on: '2026-01-01', deadline_text: null, deadline_earliest: null, deadline_latest: null },
  ...{ deadline_reading: null, deadline_note: null, made_by: 1, made_at: at('2026-01-02T00:00') },
  ...{ starter_key: null, speaker: 'The mayor', speaker_kind: 'person', reporter: null },
  language: 'en',
  anchor: anchor(place),
  ...change,
})

export const article = (change: Partial<Article> = {}): Article => ({
  ...{ id: 4, slug: 'harbour', kind: 'original', title: 'The harbour', publisher: 'The Paper' },
  ...{ author: null, url: 'https://news.example/a', published_on: '2026-01-01', language: 'en' },
  ...{ published_is_estimate: false, published_from: null, published_to: null },
  ...{ rights: 'full_text', rights_basis: 'own', summary: null, added_by: 1 },
  ...{ made_at: at('2026-01-02T00:00'), starter_key: null },
  ...change,
})

export const forecast = (value: Value | null, minute: string): Forecast => ({
  ...{ id: 1, question_id: 7, person_id: 2, value },
  made_at: at(`2026-03-01T${minute}`),
})

export const binary = (bp: number): Value => ({ kind: 'binary', bp })

type ShownCrowd = Extract<SeenCrowd, { hidden: false }>

export const crowd = (change: Partial<ShownCrowd> = {}): SeenCrowd => ({
  ...{ hidden: false, value: binary(7300), forecasters: 3, others: 2, minimum: 1 },
  ...change,
})

export const hiddenCrowd: SeenCrowd = {
  ...{ hidden: true, isOffered: false, until: at('2026-03-02T00:00'), forecasters: 3 },
}

/** What rows tell of the question of these props. */
export const told = (change: Partial<ToldInRows> = {}): ToldInRows => ({
  ...{ crowds: new Map([[7, crowd()]]), mine: new Map(), trends: new Map() },
  ...change,
})

export const options = (kind: 'choice' | 'ordered', ...labels: string[]): Spec => ({
  kind,
  options: labels.map((label, index) => ({ key: 'abcdefghijkl'[index] ?? '', label })),
})

/** What nobody may be able to do with words: end a tag, a value or an address. */
export const HOSTILE = '"><script>alert(1)</script><b onclick="x">\'&lt;'

export const LONG_WORD = 'Donaudampfschifffahrt'.repeat(40)

/** Hebrew with an embedded number: read from the right. */
export const FROM_THE_RIGHT = 'האם ירד גשם עד 2031?'
