-- Streams of vendors that we hold open: where we are in each, and which node listens.
create table feed (
  name        text        primary key,
  -- As the vendor gave it; null before the first event, and where the vendor knew it no more.
  position    text,
  -- When what stands there was taken; null until the stream was opened once.
  taken_at    timestamptz,
  node        text        not null,
  held_until  timestamptz not null
);
