-- Derived from the raw journals and from nothing else (P20): `rebuild` empties these tables and fills them again.
-- One point has one writer at a time (an advisory lock on the point), so rows are read, reckoned and written.
-- Ids and hashes were checked where they came in; here only sums have bounds: far below 2^53, so exact in JSON too.

create domain row_count as int check (value >= 0);
create domain vnd_sum as bigint check (value between 0 and 1000000000000000);
create domain signed_vnd_sum as bigint check (value between -1000000000000000 and 1000000000000000);

-- A sale as drill-down, voids and re-dating need it; its lines stay in the raw text. `day` is the dated or the
-- corrected one (P11). Of sales with the same sale_id one counts: not voided, and first by till, seq and hash.
create table sale (
  till_id text collate "C" not null,
  seq int not null,
  hash bytea not null,
  sale_id text collate "C" not null,
  point_id text not null,
  total bigint not null check (total between 0 and 1000000000000),
  dated_ms bigint not null,
  is_undated boolean not null,
  is_corrected boolean not null,
  day date not null,
  status text not null check (status in ('counted', 'voided', 'duplicate')),
  primary key (till_id, seq, hash)
);
create index sale_by_id on sale (point_id, sale_id);
create index sale_of_day on sale (point_id, day);
-- what completeness names; few
create index sale_in_doubt on sale (till_id, day)
  where status = 'duplicate' or (is_undated and not is_corrected);

-- Voids, also of sales not seen yet.
create table sale_void (
  till_id text collate "C" not null,
  seq int not null,
  hash bytea not null,
  sale_id text collate "C" not null,
  primary key (till_id, seq, hash, sale_id)
);

-- Managers' words on the day of a run of entries, each under the entry that says it.
create table day_correction (
  by_till_id text collate "C" not null,
  by_seq int not null,
  by_hash bytea not null,
  dated_ms bigint not null,
  point_id text not null,
  till_id text collate "C" not null,
  from_seq int not null,
  to_seq int not null check (to_seq >= from_seq),
  day date not null,
  number int not null,
  primary key (by_till_id, by_seq, by_hash)
);
create index day_correction_target on day_correction (till_id);

-- Where dating goes on without reading back: entries up to settled_seq are dated for ever, and this one item stands
-- for them all (P11; nulls: none is). Above carried_through no entry of this till ever came carried.
create table till_dating (
  till_id text collate "C" primary key,
  head_seq int not null,
  carried_through int not null,
  settled_seq int,
  wall_ms bigint,
  offset_ms bigint,
  run int
);

-- Entries that came inside others (P14), whole, fitting their hash, of their carrier's point.
create table carried_entry (
  till_id text collate "C" not null,
  seq int not null,
  hash hash_bytes not null,
  prev_hash hash_bytes not null,
  point_id text not null,
  text bytea not null,
  -- null where the envelope cannot be read
  wall_ms bigint,
  offset_ms bigint,
  run int,
  -- why it is not projected, null when it is
  problem text,
  primary key (till_id, seq, hash)
);

-- Carried pieces that make no such entry yet, or never will: missing parts, an unfit hash, another point.
create table carried_piece (
  by_till_id text collate "C" not null,
  by_seq int not null,
  by_hash hash_bytes not null,
  point_id text not null,
  till_id text collate "C" not null,
  seq int not null,
  hash hash_bytes not null,
  prev_hash hash_bytes not null,
  part smallint not null,
  parts smallint not null,
  piece bytea not null,
  primary key (by_till_id, by_seq, by_hash)
);
create index carried_piece_of on carried_piece (till_id, seq, hash);

-- What reports group lines by. The id is made of the content, so it is the same in every rebuild.
create table line_class (
  id bigint primary key,
  product_id text not null,
  product_name text not null,
  producer_id text not null,
  producer_name text not null,
  unit text not null,
  ocop_class text not null,
  star smallint not null check (star between 0 and 5),
  is_certified boolean not null,
  product_group text not null,
  origin text not null,
  ownership text not null check (ownership in ('own', 'consigned')),
  channel text not null
);
create index line_class_product on line_class (product_id);

create table sales_daily (
  point_id text not null,
  day date not null,
  class_id bigint not null,
  -- thousandths of the unit
  quantity bigint not null check (quantity between 0 and 1000000000000000),
  gross vnd_sum not null,
  discount vnd_sum not null,
  amount vnd_sum not null,
  vat vnd_sum not null,
  line_count row_count not null,
  primary key (point_id, day, class_id)
) with (fillfactor = 90);

create table point_daily (
  point_id text not null,
  day date not null,
  sale_count row_count not null,
  total vnd_sum not null,
  rounding signed_vnd_sum not null,
  vat vnd_sum not null,
  -- lines of OCOP class whose certificate was valid at that moment
  ocop_amount vnd_sum not null,
  cash vnd_sum not null,
  vietqr vnd_sum not null,
  card vnd_sum not null,
  wallet vnd_sum not null,
  -- by day first: reports of one day read all points, and a point's few hundred days are found by skipping
  primary key (day, point_id)
) with (fillfactor = 70);

-- The same by thirds of a month (1st, 11th, 21st), months, quarters and years, so that growth over years reads some ten
-- rows of a point and year, however many sales there are.
create table point_period (
  grain text collate "C" not null check (grain in ('third', 'month', 'quarter', 'year')),
  first_day date not null,
  point_id text not null,
  sale_count row_count not null,
  total vnd_sum not null,
  ocop_amount vnd_sum not null,
  primary key (grain, first_day, point_id)
) with (fillfactor = 70);
