-- The tills and what they wrote, as it came. Everything else about sales is derived from here (P20).

create domain hash_bytes as bytea check (octet_length(value) = 32);
create domain till_text as text collate "C" check (value ~ '^[a-z2-7]{26}$');

-- Which life of the books this is (P10): a restore into the same database gives it a new id.
create table server_life (
  is_only boolean primary key default true check (is_only),
  id uuid not null default gen_random_uuid(),
  begun_at timestamptz not null default now()
);
insert into server_life default values;

-- Changes with every restore and failover: the id above, the cluster, the database in it, and the timeline, which a
-- promoted replica and a recovery to a moment raise. Opaque to tills.
create function server_epoch() returns text language sql stable parallel restricted as $$
  select left(translate(encode(sha256(convert_to(concat_ws('/', life.id, control.system_identifier, base.oid,
    left(pg_walfile_name(pg_current_wal_lsn()), 8)), 'UTF8')), 'base64'), '+/=', '-_'), 22)
  from server_life life, pg_control_system() control, pg_database base
  where base.datname = current_database()
$$;

create table till (
  id till_text primary key,
  point_id id_text not null references point,
  number smallint not null check (number between 1 and 999),
  name short_text not null,
  -- x of the Ed25519 JWK, base64url
  public_key text not null unique check (public_key ~ '^[A-Za-z0-9_-]{43}$'),
  enrolled_at timestamptz not null default now(),
  revoked_at timestamptz,
  unique (point_id, number)
);

-- Every key a till ever proved itself with: old signed heads are checked against the key of their time (P21).
create table till_key (
  public_key text primary key check (public_key ~ '^[A-Za-z0-9_-]{43}$'),
  till_id till_text not null references till,
  since timestamptz not null default now()
);
create index till_key_till on till_key (till_id);

-- What changes with every push; apart from till, so that nothing else waits for this row. Locked by each push.
create table till_head (
  till_id till_text primary key references till,
  -- highest contiguous seq stored, and the hash there (P3)
  through int not null default 0 check (through >= 0),
  hash hash_bytes not null default decode(repeat('00', 32), 'hex'),
  -- the highest head the till ever signed (P21)
  signed_seq int not null default 0 check (signed_seq >= 0),
  signed_hash hash_bytes,
  signed_sig text,
  protocol int,
  -- this program start and the ones before it, newest first: one that comes back is a copy
  boot text,
  boot_issued_at timestamptz,
  past_boots text[] not null default '{}',
  last_seen_at timestamptz,
  last_push_at timestamptz,
  quarantined_bytes bigint not null default 0
) with (fillfactor = 50);

-- The journals, as they came. Rows are added and holes filled, nothing else, and only under the lock of the till's
-- head, which stands for a foreign key that would cost a look-up per row.
create table entry (
  till_id text collate "C" not null,
  seq int not null check (seq > 0),
  hash hash_bytes not null,
  -- the exact UTF-8 that was hashed; null is a hole (P6b)
  text bytea,
  received_at timestamptz not null,
  primary key (till_id, seq)
);
create index entry_hole on entry (till_id, seq) where text is null;

-- Why an entry is stored and not, or not wholly, in the books; taken away when it is.
create table entry_flag (
  till_id till_text not null,
  seq int not null,
  reason text not null check (char_length(reason) <= 64),
  flagged_at timestamptz not null default now(),
  primary key (till_id, seq, reason)
);

-- Buyers' data beside entries, in the operator's scope, never sent to tills or exported. An erased one stays as an
-- empty row, so that a repeated push does not bring it back.
create table entry_side (
  hash hash_bytes primary key,
  operator_id id_text not null,
  till_id till_text not null,
  seq int not null,
  side bytea,
  -- whether it is what its entry names; null when the entry cannot be read
  does_fit boolean,
  received_at timestamptz not null
);
create index entry_side_entry on entry_side (till_id, seq);

-- What may not enter a journal: the other branch of a fork, a text that does not fit its hash, what a revoked till
-- sends. Verbatim, as JSON of the wire's entry; each once.
create table quarantine (
  digest hash_bytes primary key,
  till_id till_text not null references till,
  seq int not null,
  reason text not null check (reason in ('forked', 'bad-hash', 'revoked')),
  entry bytea not null,
  received_at timestamptz not null
);
create index quarantine_till on quarantine (till_id, seq);

-- What the office is told of a till. `seq` is where it shows, 0 when it is of the till as a whole.
create table till_notice (
  till_id till_text not null references till,
  kind text not null check (kind in ('forked', 'bad-hash', 'side-mismatch', 'revoked', 'cloned',
    'quarantine-full')),
  seq int not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  count int not null default 1,
  primary key (till_id, kind, seq)
);

create table enrol_code (
  code_hash hash_bytes primary key,
  point_id id_text not null references point,
  -- given: this code replaces that till's key (P15)
  till_id till_text,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  used_key text,
  used_by_till text
);

-- Wrong codes by network address, so that nobody can try them all.
create table enrol_attempt (
  address text primary key check (char_length(address) <= 64),
  failures int not null,
  window_began_at timestamptz not null
);

-- What comes down to tills, each row once with the number of its last change. One counter, locked until commit:
-- numbers become visible in their order, so a reader that has seen n never misses a smaller one.
create table feed_head (
  is_only boolean primary key default true check (is_only),
  last bigint not null default 0
);
insert into feed_head default values;

create table feed_change (
  -- 'province', 'point:<id>', 'till:<id>'
  scope text collate "C" not null,
  table_name text collate "C" not null check (char_length(table_name) between 1 and 64),
  row_id text collate "C" not null check (char_length(row_id) between 1 and 200),
  number bigint not null unique,
  -- null: taken away
  row jsonb,
  primary key (scope, table_name, row_id)
);
create index feed_change_scope on feed_change (scope, number);
