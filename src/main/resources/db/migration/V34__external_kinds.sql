-- The id map keeps what stands for our messages, and the deals and leads of our people, too.
alter table external_id drop constraint external_id_kind_check;
alter table external_id add constraint external_id_kind_check
  check (kind in ('contact', 'conversation', 'order', 'ticket', 'deal', 'lead', 'message'));
