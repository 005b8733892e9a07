import { appendOnly, statements } from './statements.ts'

/**
 * `closes_at` stays the scheduled close; closing now sets `closed_early_at`, since scores are
 * weighted over the schedule. What a question is now (scheduled, open, closed) is never stored.
 * What was asked stays as it was asked, once the question is published or somebody has answered.
 */
export const questions = statements(`
create table questions (
  id bigint generated always as identity primary key,
  author_id bigint not null references people,
  title text not null,
  spec jsonb not null,
  kind text not null generated always as (spec ->> 'kind') stored,
  criteria text not null,
  fine_print text not null default '',
  sources text not null,
  cluster text,
  tags text[] not null default '{}',
  audience text not null default 'everybody' check (audience in ('everybody', 'link', 'oneself')),
  link_token text unique,
  scored boolean not null default true,
  practice boolean not null default false,
  state text not null check (state in
    ('draft', 'review', 'published', 'proposed', 'disputed', 'final', 'annulled')),
  version integer not null default 1,
  round integer not null default 1,
  opens_at timestamptz(3) not null,
  closes_at timestamptz(3) not null,
  closed_early_at timestamptz(3),
  reveal_at timestamptz(3) not null,
  resolve_by timestamptz(3) not null,
  reviewed_at timestamptz(3),
  reviewed_by bigint references people,
  archived_at timestamptz(3),
  removed_at timestamptz(3),
  precheck text not null default '',
  prechecked_at timestamptz(3),
  prechecked_by bigint references people,
  starter_key text unique,
  made_at timestamptz(3) not null default current_instant(),
  check (opens_at < closes_at and closes_at <= resolve_by),
  check ((audience = 'link') = (link_token is not null))
)

create function refuse_rewording() returns trigger language plpgsql as $$
  begin
    if old.state not in ('draft', 'review')
      or exists (select from forecasts where question_id = old.id) then
      raise exception 'the wording of a published question stays' using errcode = 'P0001';
    end if;
    return new;
  end $$

create trigger questions_wording_kept before update on questions for each row
  when ((new.title, new.spec, new.criteria, new.fine_print, new.sources)
    is distinct from (old.title, old.spec, old.criteria, old.fine_print, old.sources))
  execute function refuse_rewording()

alter table questions enable always trigger questions_wording_kept

create index questions_state on questions (state, closes_at, id)

create index questions_personal on questions (author_id, closes_at, id)
  where audience <> 'everybody'

create index questions_words on questions
  using gin (to_tsvector('english', title || ' ' || criteria))

create table question_revisions (
  id bigint generated always as identity primary key,
  question_id bigint not null references questions,
  number integer not null,
  wording_sha256 text not null references texts,
  made_by bigint not null references people,
  made_at timestamptz(3) not null,
  unique (question_id, number)
)

${appendOnly('question_revisions')}

create table claim_questions (
  claim_id bigint not null references claims,
  question_id bigint not null references questions,
  relation text not null check (relation in ('direct', 'milestone', 'proxy', 'context')),
  polarity text check (polarity in ('same', 'inverse')),
  decides text check (decides in ('both', 'yes', 'no')),
  favours text[],
  primary key (claim_id, question_id),
  check (relation = 'direct' or decides is null),
  check (polarity is null or (relation <> 'context' and favours is null))
)

create index claim_questions_question on claim_questions (question_id)`)
