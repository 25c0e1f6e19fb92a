-- Who is in a group, as far as we saw: what is sent there, all of them read.
create table contact_group_member (
  group_id   text        not null,
  contact_id uuid        not null references contact (id),
  -- The last sign that they were in it, the last word from them, and the last sign that they left.
  seen_at    timestamptz,
  wrote_at   timestamptz,
  left_at    timestamptz,
  -- Our number that they wrote to.
  number_id  text,
  primary key (group_id, contact_id)
);
create index contact_group_member_contact on contact_group_member (contact_id);

-- The hash of a person's device keys: the one that we trust, and the one that was told last.
create table contact_identity_key (
  contact_id uuid        primary key references contact (id),
  trusted    text,
  latest     text        not null,
  changed_at timestamptz not null
);
