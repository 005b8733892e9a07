import { statements } from './statements.ts'

/**
 * The sums of every board: scores are integers of 1e-10, what is squared of 1e-20, and points, which
 * are weighed, of 1e-14. `board_questions` says what a board is made of as it was folded in, so that it
 * can be taken out again to the last digit. In `standings` the sums are exact; `mean`, `skill` and `tie`
 * are what the boards are ordered by, never what is shown.
 *
 * Each line that a result touches is written to all indexes again. So these are few and narrow, columns
 * of a fixed width stand first, where they are found without reading others, and nothing is looked up
 * or checked for lines, which come of `scores`, where all that is, and of boards just opened. Nobody
 * with fewer than 3 separate events has a rank by skill, and who has none has fewer than 20 or stood
 * through fewer than 10.
 * `board_steps` tells how many people stand before some places, as long as a board has not changed.
 */
export const boards = statements(`
create or replace aggregate whole_sum(bigint)
  (sfunc = int8pl, stype = bigint, initcond = '0', combinefunc = int8pl, parallel = safe)

create table boards (
  id integer not null generated always as identity unique,
  key text primary key
    check (key ~ '^(all|season/[0-9]{4}-q[1-4]|topic/.+|(article|claim|tournament)/[0-9]+)$'),
  by_points boolean not null generated always as (key like 'tournament/%') stored,
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

create or replace function tie_of(forecaster text, person_id bigint) returns bigint
  language sql immutable as
  $$ select coalesce(person_id, array_position(array['crowd', 'even'], forecaster) - 100) $$

create table standings (
  board_id integer not null,
  scored integer not null,
  averages bigint not null,
  coverages bigint not null,
  crowd_averages bigint not null,
  even_averages bigint not null,
  vs_crowd bigint not null,
  vs_crowd_coverage bigint not null,
  points bigint not null,
  relative bigint not null,
  covered bigint not null,
  crowd_scored integer not null,
  clusters integer not null,
  skill bigint not null,
  mean bigint not null,
  tie bigint not null,
  by_points boolean not null,
  forecaster text not null,
  squares numeric not null,
  relative_squares numeric not null,
  crossed numeric not null,
  covered_squares numeric not null,
  person_id bigint,
  primary key (board_id, tie)
)

create index standings_mean on standings (board_id, mean, (-scored), tie)

create index standings_skill on standings (board_id, (-skill), tie)
  where clusters >= 3 or tie < 0

create index standings_unranked on standings (board_id, (-skill), tie)
  where clusters < 20 or covered < 100000000000

create index standings_points on standings (board_id, (-points), tie) where by_points

create table board_steps (
  board_id integer not null references boards (id) on delete cascade,
  ranking text not null,
  passed integer not null,
  first bigint not null,
  second bigint not null,
  tie bigint not null,
  primary key (board_id, ranking, passed)
)

create or replace function mean_key(averages bigint, scored integer) returns bigint
  language sql immutable as $$ select (2 * averages + scored) / greatest(2 * scored, 1) $$

create or replace function skill_key(relative bigint, covered bigint, lambda bigint) returns bigint
  language sql immutable as
  $$ select (1e9::float8 * relative / (covered + lambda))::bigint $$`)
