import { appendOnly, statements } from './statements.ts'

/** A forecast without value is a withdrawal. Standing order is (made_at, id). */
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

create table crowd_points (
  id bigint generated always as identity primary key,
  question_id bigint not null references questions,
  value jsonb,
  forecasters integer not null,
  made_at timestamptz(3) not null,
  unique (question_id, made_at)
)

${appendOnly('forecasts', 'crowd_points')}`)
