-- Tokens of vendors that all nodes share, encrypted, so that a restart need not ask for new ones. Empty where no keys are set.
create table connector_token (
  -- A hash of what the token was asked for with.
  key       text        primary key,
  value     text        not null,
  stale_at  timestamptz not null
);
