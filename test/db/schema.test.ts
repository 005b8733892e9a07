import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { expect } from 'vitest'
import { linkPurposes, roles, themes } from '#src/accounts/account.ts'
import { articleKinds, obtainedBy, rights } from '#src/articles/article.ts'
import * as claim from '#src/claims/claim.ts'
import { audiences, questionStates } from '#src/questions/question.ts'
import { blockKinds } from '#src/quotes/blocks.ts'
import { annulments, entryKinds } from '#src/resolutions/resolution.ts'
import { forecasters } from '#src/scores/score.ts'
import { noticeable } from '#src/scoring/conduct.ts'
import { presets } from '#src/site/site.ts'
import { test } from '#test/support/world.ts'

const OF_DATABASE: Record<string, string> = {
  ...{ bigint: 'number', integer: 'number', boolean: 'boolean', text: 'string', date: 'string' },
  ...{ 'timestamp with time zone': 'Date', jsonb: 'JSON', ARRAY: 'string[]' },
  tsvector: 'string',
  numeric: 'string',
}
const JSON_TYPES =
  /^(Spec|Value|Outcome|Spread|MiddleHalf\[\]|Record<(string, unknown|Pool, Value)>)$/

/** A column a line: its table and name, its type, whether it may be null or left out. */
function writtenColumns(): string[] {
  const source = readFileSync('src/db/schema.ts', 'utf8')
  const [, tables = ''] = /export type Tables = \{\n([\s\S]*?)\n\}\n/.exec(source) ?? []
  return [...tables.matchAll(/^ {2}(\w+): \{([^}]*)\}/gm)].flatMap(([, table, columns = '']) =>
    [...columns.matchAll(/(\w+): ([^;\n]*[^;\s])/g)].map(([, name, type = '']) => {
      const bare = type.replace(/ \| null$/, '')
      const [, outer, inner = bare] = /^(Generated|GeneratedAlways)<(.*)>$/.exec(bare) ?? []
      const isPlain = Object.values(OF_DATABASE).includes(inner)
      const read = JSON_TYPES.test(inner) ? 'JSON' : isPlain ? inner : 'string'
      return `${table}.${name} ${read}${type.endsWith(' | null') ? ' null' : ''}${outer ? ` ${outer}` : ''}`
    }),
  )
}

type Column = Record<'place' | 'type' | 'is_nullable' | 'how', string>

test('schema.ts names every column as the migrations made it', async ({ db }) => {
  const { rows } = await sql<Column>`
    select table_name || '.' || column_name as place, data_type as type, is_nullable,
      case when is_identity = 'YES' or is_generated = 'ALWAYS' then ' GeneratedAlways'
        when column_default is not null then ' Generated' else '' end as how
    from information_schema.columns
    where table_schema = 'public' and table_name not like 'kysely%'`.execute(db)
  const found = rows.map(
    ({ place, type, is_nullable, how }) =>
      `${place} ${OF_DATABASE[type] ?? type}${is_nullable === 'YES' ? ' null' : ''}${how}`,
  )
  expect(writtenColumns().length).toBeGreaterThan(100)
  expect(writtenColumns().sort()).toEqual(found.sort())
})

test('every instant is kept in milliseconds', async ({ db }) => {
  const { rows } = await sql`
    select table_name, column_name, datetime_precision from information_schema.columns
    where table_schema = 'public' and data_type like 'timestamp%' and datetime_precision <> 3
      and table_name not like 'kysely%'`.execute(db)
  expect(rows).toEqual([])
})

const LISTS: Record<string, readonly string[]> = {
  'people.role': roles,
  'accounts.theme': themes,
  'one_time_links.purpose': linkPurposes,
  'site.preset': presets,
  'articles.kind': articleKinds,
  'articles.rights': rights,
  'article_addresses.kind': ['canonical', 'amp', 'short', 'syndicated'],
  'article_versions.obtained': obtainedBy,
  'blocks.kind': blockKinds,
  'speakers.kind': claim.speakerKinds,
  'claims.kind': claim.claimKinds,
  'claims.stance': claim.stances,
  'claims.deadline_reading': claim.readings,
  'claim_anchors.method': ['created'],
  'claim_anchors.state': claim.anchorStates,
  'questions.audience': audiences,
  'questions.state': questionStates,
  'claim_questions.relation': claim.relations,
  'claim_questions.polarity': claim.polarities,
  'claim_questions.decides': claim.decisions,
  'scores.forecaster': forecasters,
  'noticed_accounts.noticed': noticeable,
  'resolution_entries.kind': entryKinds,
  'resolution_entries.preset': presets,
  'resolution_entries.annulment': annulments,
}

test('every closed list is the one its column is checked against', async ({ db }) => {
  const { rows } = await sql<{ place: string; rule: string }>`
    select attrelid::regclass || '.' || attname as place, pg_get_constraintdef(c.oid) as rule
    from pg_constraint c join pg_attribute on attrelid = conrelid and attnum = conkey[1]
    where contype = 'c' and cardinality(conkey) = 1
      and pg_get_constraintdef(c.oid) ~ '= (ANY|''|\\(''created)'`.execute(db)
  const checked = rows.map(({ place, rule }) => [
    place,
    [...rule.matchAll(/'([^']*)'/g)].map(([, word]) => word).sort(),
  ])
  const listed = Object.entries(LISTS).map(([place, words]) => [place, [...words].sort()])
  expect(Object.fromEntries(checked)).toEqual(Object.fromEntries(listed))
})
