import { appendOnly, statements } from './statements.ts'

/** Every move of a question's resolution. An entry without outcome names how it is annulled. */
export const resolutions = statements(`
create table resolution_entries (
  id bigint generated always as identity primary key,
  question_id bigint not null references questions,
  question_version integer not null,
  round integer not null,
  kind text not null check (kind in
    ('proposed', 'withdrawn', 'rejected', 'disputed', 'decided', 'final', 'reopened')),
  preset text not null check (preset in ('club', 'team', 'public')),
  actor_id bigint not null references people,
  outcome jsonb,
  annulment text check (annulment in ('flawed', 'undeterminable')),
  known_at timestamptz(3),
  evidence text,
  passage_sha256 text references texts,
  reason_sha256 text not null references texts,
  made_at timestamptz(3) not null,
  unique (question_id, question_version),
  check (kind not in ('proposed', 'final') or (outcome is null) <> (annulment is null)),
  check (outcome is null or known_at is not null),
  check (known_at <= made_at)
)

create unique index resolution_entries_final on resolution_entries (question_id, round)
  where kind = 'final'

${appendOnly('resolution_entries')}`)
