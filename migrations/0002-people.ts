import { statements } from './statements.ts'

/**
 * People carry forecasts and moves and stay; accounts can be erased. The first person is the site
 * itself: there from the start, so that nobody can take its handle. Nor can anybody take one that
 * somebody went by before.
 */
export const people = statements(`
create table people (
  id bigint generated always as identity primary key,
  handle text not null check (handle ~ '^[A-Za-z][A-Za-z0-9_-]{2,19}$'),
  role text not null default 'member' check (role in ('member', 'moderator', 'admin')),
  barred_at timestamptz(3),
  made_at timestamptz(3) not null default current_instant()
)

create unique index people_handle_key on people (lower(handle))

create table past_handles (
  handle text not null,
  person_id bigint not null references people,
  made_at timestamptz(3) not null default current_instant()
)

create unique index past_handles_key on past_handles (lower(handle))

create index past_handles_person on past_handles (person_id)

create function refuse_past_handle() returns trigger language plpgsql as $$
begin
  if exists (select from past_handles
    where lower(handle) = lower(new.handle) and person_id is distinct from new.id) then
    raise exception 'somebody went by this handle' using errcode = '23505', constraint = 'people_handle_key';
  end if;
  return new;
end $$

create trigger people_past_handles before insert or update of handle on people
  for each row execute function refuse_past_handle()

insert into people (handle, role) values ('claimcast', 'admin')

create table accounts (
  id bigint generated always as identity primary key,
  person_id bigint not null unique references people,
  email text not null check (length(email) <= 254),
  password text not null,
  time_zone text not null default 'UTC',
  theme text check (theme in ('system', 'light', 'dark')),
  shortcuts boolean not null default true,
  made_at timestamptz(3) not null default current_instant()
)

create unique index accounts_email_key on accounts (lower(email))

create table sessions (
  id bigint generated always as identity primary key,
  account_id bigint not null references accounts on delete cascade,
  token_sha256 text not null unique,
  made_at timestamptz(3) not null default current_instant(),
  expires_at timestamptz(3) not null,
  agent text not null default ''
)

create index sessions_account on sessions (account_id)

create table one_time_links (
  id bigint generated always as identity primary key,
  purpose text not null check (purpose in ('set_up_admin', 'invitation', 'password_reset')),
  token_sha256 text not null unique,
  account_id bigint references accounts on delete cascade,
  made_by bigint references people,
  made_at timestamptz(3) not null default current_instant(),
  expires_at timestamptz(3) not null,
  used_at timestamptz(3)
)

create table counted_tries (
  key text not null,
  window_start timestamptz(3) not null,
  tries integer not null,
  primary key (key, window_start)
)

create table idempotency_keys (
  person_id bigint not null references people,
  key text not null check (length(key) <= 255),
  digest text not null,
  made_id bigint,
  made_at timestamptz(3) not null default current_instant(),
  primary key (person_id, key)
)

create table site (
  one boolean primary key default true check (one),
  name text not null,
  preset text not null default 'club' check (preset in ('club', 'team', 'public')),
  secret text not null,
  simulated boolean not null default false,
  made_at timestamptz(3) not null default current_instant()
)

insert into site (name, secret)
  values ('Claimcast', gen_random_uuid()::text || gen_random_uuid()::text)`)
