-- Every administrative act: who did what to what, and how it was before and after. Append-only and chained: each row
-- carries a hash over itself and the row before, so that a later change shows.
create table audit (
  no      bigint      primary key,
  at      timestamptz not null,
  who     text        not null,
  act     text        not null,
  subject text        not null,
  before  text,
  after   text,
  hash    bytea       not null
);
create index audit_who on audit (who, no desc);
create index audit_act on audit (act text_pattern_ops, no desc);
create index audit_at on audit (at);

create function audit_hash(previous bytea, one audit) returns bytea language sql stable as $$
  select sha256(coalesce(previous, ''::bytea) || convert_to(
    jsonb_build_array(one.no, extract(epoch from one.at), one.who, one.act, one.subject, one.before, one.after)::text, 'UTF8'))
$$;

-- One writer at a time until its transaction ends: acts are rare, and the numbers have no gaps.
create function audit_chain() returns trigger language plpgsql as $$
declare last audit;
begin
  perform pg_advisory_xact_lock(hashtext('wattle.audit'));
  select * into last from audit order by no desc limit 1;
  new.no := coalesce(last.no, 0) + 1;
  new.hash := audit_hash(last.hash, new);
  return new;
end
$$;

create trigger audit_chained before insert on audit for each row execute function audit_chain();

create function refuse_audit_change() returns trigger language plpgsql as $$
begin
  raise exception 'audit.append-only: % on table % is refused. What was done stays written.', tg_op, tg_table_name;
end
$$;

create trigger audit_append_only before update or delete on audit
  for each row execute function refuse_audit_change();
create trigger audit_no_truncate before truncate on audit
  for each statement execute function refuse_audit_change();

-- The first number that does not follow from the row before; null if all do.
create function audit_broken() returns bigint language sql stable as $$
  select min(row.no) from (
    select a.no, a.hash is distinct from audit_hash(lag(a.hash) over (order by a.no), a)
      or a.no <> coalesce(lag(a.no) over (order by a.no), 0) + 1 as broken
    from audit a) row where row.broken
$$;
