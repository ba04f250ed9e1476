-- Derived from the raw journals and from nothing else (P20): `rebuild` empties these tables and fills them again.
-- One point has one writer at a time (an advisory lock on the point), so rows are read, reckoned and written.
-- Sums of a day stay far below 2^53, so that they are exact in JSON too.

create domain small_sum as int check (value >= 0);
create domain day_sum as bigint check (value between 0 and 1000000000000000);
create domain signed_day_sum as bigint check (value between -1000000000000000 and 1000000000000000);

-- A sale as drill-down, voids and re-dating need it; its lines stay in the raw text. `day` is the dated or the
-- corrected one (P11). Of sales with the same sale_id one counts: not voided, and first by till, seq and hash.
create table sale (
  till_id text not null,
  seq int not null,
  hash bytea not null check (octet_length(hash) = 32),
  sale_id text not null,
  point_id id_text not null,
  day date not null,
  dated_ms bigint not null,
  is_undated boolean not null,
  total vnd_amount not null check (total >= 0),
  status text not null check (status in ('counted', 'voided', 'duplicate')),
  primary key (till_id, seq, hash)
);
create index sale_by_id on sale (point_id, sale_id);
create index sale_of_day on sale (point_id, day);

-- Voids, also of sales not seen yet.
create table sale_void (
  till_id text not null,
  seq int not null,
  hash bytea not null,
  sale_id text not null,
  primary key (till_id, seq, hash, sale_id)
);

-- Managers' words on the day of a run of entries, each under the entry that says it.
create table day_correction (
  by_till_id text not null,
  by_seq int not null,
  by_hash bytea not null,
  dated_ms bigint not null,
  point_id id_text not null,
  till_id text not null,
  from_seq int not null,
  to_seq int not null check (to_seq >= from_seq),
  day date not null,
  number int not null,
  primary key (by_till_id, by_seq, by_hash)
);
create index day_correction_target on day_correction (till_id);

-- Where dating may go on without reading back: all entries up to settled_seq are dated for ever, and stand for
-- themselves in this one item (P11). carried_through: above it no entry of this till ever came carried.
create table till_dating (
  till_id text primary key,
  settled_seq int not null,
  wall_ms bigint not null,
  offset_ms bigint,
  run int not null,
  head_seq int not null,
  carried_through int not null
);

-- Entries that came inside others (P14), whole, fitting their hash, of the carrier's point. Times are null where
-- the envelope cannot be read.
create table carried_entry (
  till_id text not null,
  seq int not null,
  hash bytea not null check (octet_length(hash) = 32),
  prev_hash bytea not null check (octet_length(prev_hash) = 32),
  point_id id_text not null,
  text bytea not null,
  wall_ms bigint,
  offset_ms bigint,
  run int,
  -- why it cannot be projected, null when it is
  problem text,
  primary key (till_id, seq, hash)
);

-- Pieces that make no whole entry yet, or never will: missing parts, an unfit hash, another point.
create table carried_piece (
  by_till_id text not null,
  by_seq int not null,
  by_hash bytea not null,
  point_id id_text not null,
  till_id text not null,
  seq int not null,
  hash bytea not null,
  prev_hash bytea not null,
  part smallint not null,
  parts smallint not null,
  piece bytea not null,
  primary key (by_till_id, by_seq, by_hash)
);
create index carried_piece_of on carried_piece (till_id, seq, hash);

-- What reports group lines by. The id is made of the content, so it is the same in every rebuild.
create table line_class (
  id bigint primary key,
  product_id id_text not null,
  product_name short_text not null,
  producer_id id_text not null,
  producer_name short_text not null,
  unit short_text not null,
  ocop_class text not null,
  star smallint not null check (star between 0 and 5),
  is_certified boolean not null,
  product_group short_text not null,
  origin text not null,
  ownership text not null check (ownership in ('own', 'consigned')),
  channel short_text not null
);
create index line_class_product on line_class (product_id);

create table sales_daily (
  point_id id_text not null,
  day date not null,
  class_id bigint not null,
  quantity day_sum not null,
  gross day_sum not null,
  discount day_sum not null,
  amount day_sum not null,
  vat day_sum not null,
  line_count small_sum not null,
  primary key (point_id, day, class_id)
) with (fillfactor = 90);

create table point_daily (
  point_id id_text not null,
  day date not null,
  sale_count small_sum not null,
  total day_sum not null,
  rounding signed_day_sum not null,
  vat day_sum not null,
  -- lines of OCOP class whose certificate was valid at that moment
  ocop_amount day_sum not null,
  cash day_sum not null,
  vietqr day_sum not null,
  card day_sum not null,
  wallet day_sum not null,
  primary key (point_id, day)
) with (fillfactor = 70);

-- So that growth over years reads one row per point and month, however many sales there are.
create table point_monthly (
  point_id id_text not null,
  month date not null check (extract(day from month) = 1),
  sale_count small_sum not null,
  total day_sum not null,
  ocop_amount day_sum not null,
  primary key (point_id, month)
) with (fillfactor = 70);
