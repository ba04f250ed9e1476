-- When a fact first came inside another entry (P14): kept like the raw entries, for a rebuild meets the carriers in
-- another order than they came in.
create table carried_arrival (
  till_id text collate "C" not null,
  seq int not null,
  hash hash_bytes not null,
  received_at timestamptz not null,
  primary key (till_id, seq, hash)
);

-- When the sale first came, by whatever road, ms since 1970. Of what came carried before this was kept nobody knows it: 0.
alter table sale add column received_ms bigint not null default 0;
update sale set received_ms = (extract(epoch from entry.received_at) * 1000)::bigint from entry
where entry.till_id = sale.till_id and entry.seq = sale.seq and entry.hash = sale.hash;
alter table sale alter column received_ms drop default;

-- Sales that came after their business day had ended: at midnight in Vietnam, 17:00 UTC.
create index sale_late on sale (point_id, day)
  where received_ms >= (day - date '1970-01-01')::bigint * 86400000 + 61200000;
