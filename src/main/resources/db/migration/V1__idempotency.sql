-- Which consumer has seen which key, and where on the bus: another position means a duplicate, the same one a replay.
create table processed_key (
  consumer text        not null,
  key      text        not null,
  topic    text        not null,
  part     int         not null,
  off      bigint      not null,
  seen_at  timestamptz not null,
  done_at  timestamptz,
  primary key (consumer, key)
);
create index processed_key_age on processed_key using brin (seen_at);
