-- Two contacts turn out to be one person: the younger points at the older. What was written under its id stays there,
-- so that no ledger is touched; whoever looks something up asks for the whole family.
alter table contact add merged_into uuid references contact (id);
alter table contact add merged_at timestamptz;
create index contact_merged on contact (merged_into) where merged_into is not null;

-- The contact that an id stands for today.
create function contact_root(one uuid) returns uuid language sql stable as $$
  select coalesce((select c.merged_into from contact c where c.id = one), one)
$$;

-- All ids of one person; an id that was never merged is its own family. merged_into always names the survivor itself.
create function contact_family(one uuid) returns table (id uuid, merged_at timestamptz) language sql stable as $$
  select one, (select c.merged_at from contact c where c.id = one)
  union select c.merged_into, null::timestamptz from contact c where c.id = one and c.merged_into is not null
  union select f.id, f.merged_at from contact c join contact f on f.merged_into = coalesce(c.merged_into, c.id) where c.id = one
$$;

-- Who became whom, when and why; kept for good.
create table contact_merge (
  merged    uuid        primary key references contact (id),
  survivor  uuid        not null references contact (id),
  reason    text        not null,
  merged_at timestamptz not null
);
