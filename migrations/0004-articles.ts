import { statements } from './statements.ts'

export const articles = statements(`
create table articles (
  id bigint generated always as identity primary key,
  slug text not null unique,
  kind text not null check (kind in ('original', 'summary')),
  title text not null,
  publisher text not null,
  author text,
  url text,
  published_on date not null,
  published_is_estimate boolean not null default false,
  published_from date,
  published_to date,
  language text not null default 'en',
  rights text not null check (rights in ('quote_only', 'full_text')),
  rights_basis text,
  summary text,
  added_by bigint not null references people,
  made_at timestamptz(3) not null default current_instant(),
  starter_key text unique,
  check (rights = 'quote_only' or rights_basis is not null)
)

create index articles_published on articles (published_on desc, id desc)

create index articles_words on articles using gin (to_tsvector('english', title || ' ' || publisher
  || ' ' || coalesce(author, '') || ' ' || coalesce(summary, '')))

create table article_addresses (
  address text primary key,
  kind text not null check (kind in ('canonical', 'amp', 'short', 'syndicated')),
  article_id bigint not null references articles
)

create table article_versions (
  id bigint generated always as identity primary key,
  article_id bigint not null references articles,
  text text,
  text_sha256 text not null,
  body_sha256 text not null,
  obtained text not null check (obtained in ('paste', 'fetch', 'starter')),
  made_at timestamptz(3) not null default current_instant()
)

create index article_versions_article on article_versions (article_id, id desc)

create table blocks (
  version_id bigint not null references article_versions,
  index integer not null,
  kind text not null check (kind in
    ('heading', 'paragraph', 'list_item', 'quotation', 'caption', 'related', 'faq', 'boilerplate')),
  start integer not null,
  "end" integer not null,
  sha256 text not null,
  primary key (version_id, index)
)`)
