import { appendOnly, statements } from './statements.ts'

/**
 * A forecast without value is a withdrawal. Standing order is (made_at, id). A draft waits for an
 * account and is deleted with the forecast made of it, or when its half hour is over. Of a published
 * crowd `middle` is the middle half of its forecasts on each line of a chart, and `others` what each
 * other pool made of the same forecasts. Who looked at a crowd
 * before saying anything stands in `crowd_looks`, once.
 */
export const forecasts = statements(`
create table forecasts (
  id bigint generated always as identity primary key,
  question_id bigint not null references questions,
  person_id bigint not null references people,
  value jsonb,
  made_at timestamptz(3) not null
)

create index forecasts_question on forecasts (question_id, made_at, id)

create index forecasts_person on forecasts (person_id, question_id, made_at, id)

create table drafts (
  id bigint generated always as identity primary key,
  visitor_sha256 text not null,
  question_id bigint not null references questions,
  value jsonb not null,
  kept_until timestamptz(3) not null,
  made_at timestamptz(3) not null default current_instant(),
  unique (visitor_sha256, question_id)
)

create index drafts_kept_until on drafts (kept_until)

create table crowd_points (
  id bigint generated always as identity primary key,
  question_id bigint not null references questions,
  value jsonb,
  middle jsonb,
  others jsonb,
  forecasters integer not null,
  made_at timestamptz(3) not null,
  unique (question_id, made_at)
)

create table crowd_looks (
  question_id bigint not null references questions,
  person_id bigint not null references people,
  made_at timestamptz(3) not null,
  primary key (question_id, person_id)
)

${appendOnly('forecasts', 'crowd_points', 'crowd_looks')}`)
