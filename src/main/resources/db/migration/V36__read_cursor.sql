-- How far the changes at each vendor have been read by asking, so that no lost webhook leaves a gap.
create table read_cursor (
  vendor    text        not null,
  account   text        not null default 'default',
  object    text        not null,
  flow      text        not null,
  -- By the vendor's clock: what changed until then is on the bus.
  reached   timestamptz not null,
  -- The vendor's own mark of the place, where it has such.
  token     text,
  version   bigint      not null default 0,
  -- When the last turn began that read to the end.
  turned_at timestamptz,
  failed_at timestamptz,
  failure   text,
  primary key (vendor, account, object)
);
