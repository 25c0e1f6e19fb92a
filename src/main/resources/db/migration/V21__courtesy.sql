-- When one more message for a purpose may go to a person; null means now. What went, or may have gone, counts from its claim.
create function frequency_next(c uuid, p text, self text, n timestamptz, cap int, span interval)
returns timestamptz language sql stable as $$
  select m.claimed_at + span from message m
  where m.contact_id in (select id from contact_family(c)) and m.purpose = p and m.id <> self
    and m.state in ('claimed', 'uncertain', 'accepted', 'sent', 'delivered', 'read') and m.claimed_at > n - span
  order by m.claimed_at desc offset cap - 1 limit 1
$$;

-- The same for the claim: until the end of its transaction nobody else claims for this person and purpose, under whichever
-- of the person's ids. The count comes after the lock, so it sees what those before us claimed. No cap: no lock.
create function frequency_room(c uuid, p text, self text, n timestamptz, cap int, span interval)
returns boolean language plpgsql volatile cost 10000 as $$
declare
  full_until timestamptz;
begin
  if cap = 0 then return true; end if;
  perform pg_advisory_xact_lock(hashtextextended('wattle.frequency:' || contact_root(c) || ':' || p, 0));
  select frequency_next(c, p, self, n, cap, span) into full_until;
  return full_until is null;
end
$$;

-- Numbers that we were set up with, so that one that is taken out is noticed: an unsubscribe must reach us for 30 days more.
create table known_number (
  number_id text        primary key,
  display   text        not null,
  seen_at   timestamptz not null
);

create index message_marketing on message (number_id, claimed_at) where purpose = 'marketing';
