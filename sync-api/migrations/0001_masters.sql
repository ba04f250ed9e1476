-- What the office owns: areas, operators, points, producers, products, staff. Written through src/masters only,
-- which also publishes each row to the tills.

create extension if not exists btree_gist;

create domain id_text as text check (value ~ '^[a-z0-9][a-z0-9_-]{0,63}$');
create domain short_text as text check (char_length(value) <= 400);
create domain vnd_amount as bigint check (value between -1000000000000 and 1000000000000);

-- A code outlives names and levels (xã Cư Bao became phường Cư Bao, 24340), and has been given to another place
-- (24133), so whatever is said of it is said of a period. Both days of a period belong to it.
create table area (
  code text primary key check (code ~ '^[0-9]{2,5}$')
);

create table area_period (
  code text not null references area,
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  name short_text not null check (name <> ''),
  level text not null check (level in ('province', 'district', 'commune', 'ward')),
  parent_code text references area,
  primary key (code, valid_from),
  exclude using gist (code with =, daterange(valid_from, valid_to, '[]') with &&)
);

create table area_succession (
  from_code text not null references area,
  to_code text not null references area,
  on_day date not null,
  primary key (from_code, to_code, on_day)
);

create table operator (
  id id_text primary key,
  name short_text not null check (name <> ''),
  legal_form text not null
    check (legal_form in ('company', 'cooperative', 'cooperative-group', 'farm', 'household', 'public-body')),
  tax_code text not null check (tax_code ~ '^([0-9]{10}(-[0-9]{3})?|[0-9]{12})?$')
);

create table operator_vat (
  operator_id id_text not null references operator,
  valid_from date not null,
  method text not null check (method in ('deduction', 'direct')),
  primary key (operator_id, valid_from)
);

create table point (
  id id_text primary key,
  code text not null unique check (code ~ '^[A-Z0-9]+(-[A-Z0-9]+)*$' and char_length(code) <= 20),
  name short_text not null check (name <> ''),
  kind text not null check (kind in ('provincial-centre', 'district-centre', 'regional-centre', 'stall',
    'tourist-point', 'counter', 'out-of-province', 'fair', 'online')),
  area_code text references area,
  cluster_code text references area,
  operator_id id_text not null references operator,
  address short_text not null,
  opened_on date not null,
  closed_on date check (closed_on >= opened_on)
);
create index point_operator on point (operator_id);
create index point_area on point (area_code);
create index point_cluster on point (cluster_code);

create table producer (
  id id_text primary key,
  name short_text not null check (name <> ''),
  kind text not null check (kind in ('company', 'cooperative', 'cooperative-group', 'farm', 'household')),
  area_code text references area,
  province_code text not null check (char_length(province_code) <= 16)
);

create table product (
  id id_text primary key,
  code text not null check (char_length(code) <= 64),
  name short_text not null check (name <> ''),
  producer_id id_text not null references producer,
  unit text not null check (char_length(unit) between 1 and 40),
  barcodes text[] not null check (cardinality(barcodes) <= 50 and array_position(barcodes, '') is null
    and char_length(array_to_string(barcodes, '')) <= 3200),
  vat_class text not null check (vat_class in ('standard', 'not-reduced', 'farm-produce', 'reduced-five', 'exempt',
    'export', 'undecided')),
  ocop_class text not null check (ocop_class in ('ocop', 'provincial-key', 'rural-industrial', 'speciality', 'other')),
  group_code text check (char_length(group_code) <= 40),
  is_active boolean not null
);
create unique index product_code on product (code) where code <> '';
create index product_producer on product (producer_id);

-- The suggested retail price, VAT included. The highest version holds.
create table product_price (
  product_id id_text not null references product,
  version int not null check (version between 1 and 1000000000),
  unit_price vnd_amount not null check (unit_price >= 0),
  since timestamptz not null default now(),
  primary key (product_id, version)
);

-- Of certificates that overlap, the one that begins later holds: a product may be rated again before its 36 months end.
create table product_certificate (
  product_id id_text not null references product,
  valid_from date not null,
  valid_to date not null check (valid_to >= valid_from),
  number text not null check (char_length(number) <= 100),
  star smallint not null check (star between 1 and 5),
  primary key (product_id, valid_from)
);

create table staff (
  id id_text primary key,
  point_id id_text not null references point,
  name short_text not null check (name <> ''),
  role text not null check (role in ('cashier', 'manager')),
  is_active boolean not null
);
create index staff_point on staff (point_id);
