import { appendOnly, statements } from './statements.ts'

/** Fixed lists of questions; weights are parts of 10,000. */
export const tournaments = statements(`
create table tournaments (
  id bigint generated always as identity primary key,
  name text not null,
  about text not null default '',
  made_by bigint not null references people,
  made_at timestamptz(3) not null default current_instant(),
  removed_at timestamptz(3)
)

create table tournament_questions (
  tournament_id bigint not null references tournaments,
  question_id bigint not null references questions,
  weight integer not null check (weight between 1 and 10000),
  made_at timestamptz(3) not null default current_instant(),
  primary key (tournament_id, question_id)
)

create index tournament_questions_question on tournament_questions (question_id)

${appendOnly('tournament_questions')}`)
