-- What a free-form message becomes where the service window is closed: {name, language, parameters}.
alter table message add column fallback jsonb;

-- What Meta last said about a number, and how much we slowed down because of it.
create table number_standing (
  number_id text        primary key,
  upgraded  boolean     not null default false,
  quality   text        not null default 'GREEN' check (quality in ('GREEN', 'YELLOW', 'RED')),
  -- Share of the allowed throughput that is used since slowed_at; it recovers with time.
  pace      real        not null default 1,
  slowed_at timestamptz,
  told_at   timestamptz not null
);

-- Why something is not sent although the message itself is well: a held number, a stopped template, a person out of reach.
create table obstacle (
  kind     text        not null check (kind in ('number', 'account', 'marketing', 'template', 'unreachable', 'marketing-cap')),
  key      text        not null,
  code     int         not null,
  -- The message that met it; meeting it again by the same message does not count twice.
  cause    text        not null,
  times    int         not null default 1,
  since    timestamptz not null,
  -- When it goes by itself; null where a person or a success has to remove it.
  until    timestamptz,
  -- When one message may try whether it is gone; null where none does.
  probe_at timestamptz,
  primary key (kind, key)
);

-- The people whom a portfolio wrote to first within the last 24 hours.
create table portfolio (
  id              text        primary key,
  -- People in 24 hours; null while Meta has said nothing, 0 for no limit.
  messaging_limit int,
  told_at         timestamptz,
  used            int         not null default 0,
  -- The last place that was promised to a message that waits; the next one gets the place after it.
  promised        timestamptz
);

create table portfolio_recipient (
  portfolio  text        not null references portfolio,
  contact_id uuid        not null,
  counted_at timestamptz not null,
  primary key (portfolio, contact_id)
);

create index portfolio_window on portfolio_recipient (portfolio, counted_at);

-- Takes a place in the budget, or says from when on there is one; null means taken. Whoever has a place already keeps it.
-- The commit need not wait for the disk: the claim that follows does, and the log is written in its order.
create function portfolio_admit(p text, c uuid, n timestamptz, cap int) returns timestamptz language plpgsql as $$
declare
  gone int;
  place timestamptz;
  budget portfolio%rowtype;
begin
  perform set_config('synchronous_commit', 'off', true);
  update portfolio_recipient set counted_at = greatest(counted_at, n)
    where portfolio = p and contact_id = c and counted_at > n - interval '24 hours';
  if found then return null; end if;
  insert into portfolio (id) values (p) on conflict do nothing;
  select * into budget from portfolio where id = p for update;
  -- Somebody may have taken the same person's place while we waited for the lock.
  update portfolio_recipient set counted_at = greatest(counted_at, n)
    where portfolio = p and contact_id = c and counted_at > n - interval '24 hours';
  if found then return null; end if;
  delete from portfolio_recipient where portfolio = p and counted_at <= n - interval '24 hours';
  get diagnostics gone = row_count;
  if budget.used - gone < cap then
    insert into portfolio_recipient (portfolio, contact_id, counted_at) values (p, c, n);
    update portfolio set used = budget.used - gone + 1 where id = p;
    return null;
  end if;
  select min(counted_at) into place from portfolio_recipient where portfolio = p and counted_at > budget.promised;
  if place is null then
    select min(counted_at) into place from portfolio_recipient where portfolio = p;
  end if;
  update portfolio set used = budget.used - gone, promised = place where id = p;
  return coalesce(place, n) + interval '24 hours';
end
$$;
