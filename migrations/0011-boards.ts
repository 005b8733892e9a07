import { statements } from './statements.ts'

/**
 * The sums of every board: scores are integers of 1e-10, what is squared of 1e-20, and points, which
 * are weighed, of 1e-14. `board_questions` says what a board is made of as it was folded in, so that it can be taken out
 * again to the last digit. In `standings` the sums are exact; `mean`, `skill` and `tie` are what the
 * boards are ordered by, never what is shown.
 */
export const boards = statements(`
create table boards (
  key text primary key
    check (key ~ '^(all|season/[0-9]{4}-q[1-4]|topic/.+|(article|claim|tournament)/[0-9]+)$'),
  questions integer not null,
  clusters integer not null,
  forecasters integer not null,
  spread jsonb,
  made_at timestamptz(3) not null default current_instant()
)

create table board_questions (
  board text not null references boards on delete cascade,
  question_id bigint not null references questions,
  round integer not null,
  cluster text not null,
  fair boolean not null,
  weight integer not null,
  primary key (board, question_id)
)

create index board_questions_question on board_questions (question_id)

create index board_questions_cluster on board_questions (board, cluster)

create table standings (
  board text not null references boards on delete cascade,
  forecaster text not null check (forecaster in ('person', 'crowd', 'even')),
  person_id bigint references people,
  scored integer not null,
  averages bigint not null,
  coverages bigint not null,
  crowd_averages bigint not null,
  crowd_scored integer not null,
  even_averages bigint not null,
  vs_crowd bigint not null,
  vs_crowd_coverage bigint not null,
  points bigint not null,
  relative bigint not null,
  covered bigint not null,
  clusters integer not null,
  squares numeric not null,
  relative_squares numeric not null,
  crossed numeric not null,
  covered_squares numeric not null,
  skill bigint not null,
  mean bigint not null generated always as (round(averages::numeric / greatest(scored, 1))) stored,
  tie bigint not null generated always as
    (coalesce(person_id, array_position(array['crowd', 'even'], forecaster) - 100)) stored,
  unique nulls not distinct (board, forecaster, person_id)
)

create index standings_mean on standings (board, mean, (-scored), tie)
  include (scored, forecaster)

create index standings_skill on standings (board, (-skill), tie)
  include (skill, clusters, covered, forecaster)

create index standings_points on standings (board, (-points), tie)
  where board like 'tournament/%'

create or replace function skill_key(relative numeric, covered numeric, lambda bigint) returns bigint
  language sql immutable as $$ select round(1000000000 * relative / (covered + lambda))::bigint $$`)
