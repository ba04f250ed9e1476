-- Every change of what the office owns: who, when, before, after, each chained to the one before like a till's entry.

create extension if not exists unaccent;

-- text: the exact UTF-8 JSON that was hashed; hash = SHA-256(hash before ‖ text), 32 zeros before number 1.
create table master_history (
  number bigint primary key check (number >= 1),
  hash bytea not null unique check (octet_length(hash) = 32),
  text bytea not null,
  table_name text not null check (table_name in ('operator', 'point', 'staff', 'producer', 'product')),
  row_id id_text not null
);
create index master_history_row on master_history (table_name, row_id, number);

-- Its newest number. Locked by whoever changes a master, so that changes follow one another.
create table master_head (
  is_only boolean primary key default true check (is_only),
  number bigint not null check (number >= 0),
  hash bytea not null check (octet_length(hash) = 32)
);
insert into master_head (number, hash) values (0, decode(repeat('00', 32), 'hex'));
