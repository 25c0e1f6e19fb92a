-- What the simulated vendors know; unused outside the sandbox.
create table sandbox_object (
  vendor text   not null,
  kind   text   not null,
  id     text   not null,
  body   jsonb  not null,
  number bigint generated always as identity,
  primary key (vendor, kind, id)
);
create index sandbox_object_newest on sandbox_object (vendor, kind, number desc);

-- Every canonical event as it was published, numbered without gaps; the position tells where to go on after a restart.
create table sandbox_event (
  number       bigint  primary key,
  topic        text    not null,
  partition_id integer not null,
  position     bigint  not null,
  event        text    not null,
  unique (topic, partition_id, position)
);
