import { appendOnly, statements } from './statements.ts'

/**
 * One row for each forecaster of a resolved question, round and rule set. `average`, `peer`,
 * `peer_coverage`, `coverage` and what is relative to median or crowd are integers of 1e-10; `crowd`
 * and `even` are no people, nor are the names of pools; `compared` says of a person whether the others
 * were compared with them. `platforms` says what all people together tell of luck and skill, as it was
 * estimated: `lambda` and variances in integers of 1e-10 too. What looks like a copy of the crowd or like
 * an account made to lose stands in `noticed_accounts`, its figure in 1e-10. In `field_skills` stands the
 * skill that counts how strong the others were, in 1e-9, as of `made_at`.
 */
export const scores = statements(`
create table scores (
  id bigint generated always as identity primary key,
  question_id bigint not null references questions,
  round integer not null,
  rule_set text not null,
  forecaster text not null check (forecaster in
    ('person', 'crowd', 'even', 'mean', 'median', 'trimmed', 'odds', 'extremised', 'skilled')),
  person_id bigint references people,
  compared boolean not null,
  average bigint not null,
  active_ms bigint not null,
  coverage bigint not null,
  peer bigint not null,
  peer_coverage bigint not null,
  vs_median bigint not null,
  vs_median_of_others bigint not null,
  vs_crowd bigint not null,
  vs_crowd_coverage bigint not null,
  made_at timestamptz(3) not null default current_instant(),
  check ((forecaster = 'person') = (person_id is not null)),
  check (forecaster = 'person' or not compared),
  unique nulls not distinct (question_id, round, rule_set, forecaster, person_id)
)

create index scores_person on scores (person_id, question_id)

create index scores_references on scores (forecaster, question_id) where person_id is null

create table platforms (
  id bigint generated always as identity primary key,
  lambda bigint not null,
  sigma_squared bigint not null,
  tau_squared bigint,
  people integer not null,
  made_at timestamptz(3) not null default current_instant()
)

create table noticed_accounts (
  person_id bigint primary key references people,
  noticed text not null check (noticed in ('follows_crowd', 'worse_than_even')),
  questions integer not null,
  figure bigint not null,
  made_at timestamptz(3) not null default current_instant()
)

create table field_skills (
  person_id bigint primary key references people,
  skill bigint not null,
  made_at timestamptz(3) not null
)

${appendOnly('scores', 'platforms')}`)
