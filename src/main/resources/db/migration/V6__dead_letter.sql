-- What could not be done, until an operator replays or discards it. Filled from the topic dead-letters.v1.
create table dead_letter (
  id         text        primary key,
  number     bigint      generated always as identity unique,
  flow       text        not null,
  event      text        not null,
  kind       text        not null,
  code       text        not null,
  message    text        not null,
  topic      text,
  part       int         not null,
  off        bigint      not null,
  key        text,
  headers    jsonb       not null,
  payload    bytea       not null,
  parked_at  timestamptz not null,
  state      text        not null default 'parked' check (state in ('parked', 'replayed', 'discarded')),
  who        text,
  decided_at timestamptz,
  check ((state = 'parked') = (who is null) and (who is null) = (decided_at is null))
);
create index dead_letter_open on dead_letter (flow, topic, part, off) where state = 'parked';
