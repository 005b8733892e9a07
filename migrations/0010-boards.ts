import { statements } from './statements.ts'

/** The boards as last computed from the scores; a job makes them again. */
export const boards = statements(`
create table boards (
  board text primary key check (board in ('brier', 'skill')),
  summary jsonb not null,
  made_at timestamptz(3) not null default current_instant()
)

create table board_lines (
  board text not null references boards on delete cascade,
  position integer not null,
  rank integer,
  forecaster text not null check (forecaster in ('person', 'crowd', 'even')),
  person_id bigint references people,
  figures jsonb not null,
  primary key (board, position)
)

create index board_lines_person on board_lines (person_id)`)
