-- What we know of a person, field by field: the last value, who said it, and when they changed it.
create table contact_field (
  contact_id uuid        not null references contact (id),
  field      text        not null,
  value      jsonb       not null,
  origin     text        not null,
  changed_at timestamptz not null,
  primary key (contact_id, field)
);

-- What each other system told us last, and what we wrote there last: the later of the two is what stands there.
create table contact_field_at (
  contact_id uuid        not null references contact (id),
  system     text        not null,
  field      text        not null,
  told       jsonb,
  told_at    timestamptz,
  sent       jsonb,
  sent_at    timestamptz,
  primary key (contact_id, system, field)
);

-- Our own writes, until they come back as somebody's change.
create table contact_field_sent (
  id         bigint      generated always as identity primary key,
  contact_id uuid        not null references contact (id),
  system     text        not null,
  field      text        not null,
  value      jsonb       not null,
  cause      text        not null,
  sent_at    timestamptz not null,
  echoed_at  timestamptz
);
create index contact_field_sent_of on contact_field_sent (contact_id, system, field);
