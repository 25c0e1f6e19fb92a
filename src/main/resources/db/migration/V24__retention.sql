-- What each night's purge found and took away.
create table retention_run (
  id      bigint      generated always as identity primary key,
  at      timestamptz not null,
  class   text        not null,
  dry_run boolean     not null,
  -- Older than this.
  cutoff  timestamptz not null,
  due     bigint      not null,
  purged  bigint      not null,
  took_ms bigint      not null
);
create index dead_letter_decided on dead_letter (parked_at) where state <> 'parked';
