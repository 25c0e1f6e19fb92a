-- Meta tells quality, throughput and flag in words of their own; an older word of one sort says nothing about another.
alter table number_standing add column quality_at timestamptz;
alter table number_standing add column upgraded_at timestamptz;
alter table number_standing add column flagged boolean not null default false;
alter table number_standing add column flagged_at timestamptz;
update number_standing set quality_at = told_at, upgraded_at = told_at;
alter table number_standing alter column told_at drop not null;

-- Further reasons why something is not sent: our block list, doubts who a person is; and what someone should look at.
alter table obstacle drop constraint obstacle_kind_check;
alter table obstacle add constraint obstacle_kind_check check (kind in
  ('number', 'account', 'marketing', 'template', 'unreachable', 'marketing-cap', 'blocked', 'identity', 'alarm'));
create index obstacle_ended on obstacle (until) where until is not null;

-- When the person left this number for another one. Until somebody else writes from it, it still finds them.
alter table contact_identity add column left_at timestamptz;
