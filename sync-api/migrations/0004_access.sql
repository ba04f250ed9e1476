-- Who may look into the books, and who did.

create table account (
  id uuid primary key default gen_random_uuid(),
  username text not null unique check (username ~ '^[a-z0-9][a-z0-9._-]{1,39}$'),
  -- scrypt$N$r$p$salt$key, base64url
  password_hash text not null,
  role text not null check (role in ('admin')),
  is_active boolean not null default true,
  created_at timestamptz not null default now()
);

-- Only the hash of a session's token is kept: who reads this table cannot sign in with it.
create table session (
  token_hash bytea primary key check (octet_length(token_hash) = 32),
  account_id uuid not null references account on delete cascade,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null
);
create index session_account on session (account_id);
create index session_expiry on session (expires_at);

-- Failed sign-ins, by account name (whether it exists or not) and by network address.
create table sign_in_attempt (
  key text primary key check (char_length(key) <= 200),
  failures int not null check (failures >= 0),
  last_at timestamptz not null,
  locked_until timestamptz
);

create table access_log (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  account_id uuid references account,
  action text not null check (char_length(action) between 1 and 64),
  subject text check (char_length(subject) <= 200),
  address text not null check (char_length(address) <= 64)
);
create index access_log_at on access_log (at);
