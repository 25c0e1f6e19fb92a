-- Which Idempotency-Key came with which body, so that a caller who asks again gets the answer it missed.
create table api_request (
  caller      text        not null,
  key         text        not null,
  body_sha256 bytea       not null,
  -- Set once the bus has the request; until then the same request is simply done again.
  message_id  text,
  created_at  timestamptz not null,
  primary key (caller, key)
);
create index api_request_oldest on api_request (created_at);
