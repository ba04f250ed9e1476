-- What the counter needs from the office: PINs, settings, the account VietQR pays to, who sells its own harvest.

alter table operator add column is_seller_grower boolean not null default false;

-- bank: { bin, account, accountName }; settings: what differs from the defaults. Both checked by src/masters.
alter table point add column bank jsonb, add column settings jsonb not null default '{}';

-- A scrypt verifier { salt, hash, n, r, p }; tills check PINs offline.
alter table staff add column pin jsonb;
