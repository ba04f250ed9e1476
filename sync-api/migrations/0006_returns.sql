-- Returns and corrected payments: facts of their own days in the same books. The day of the sale is never rewritten.

-- `sale_id`: of a return its returnId, of a correction the hash of its entry. `total`: what the entry adds to its day,
-- so a return's is below 0 and a correction's is 0. `of_hash`: the entry of the sale it names. `is_over`: a return of
-- more than was sold, as far as sale and returns have arrived.
alter table sale drop constraint sale_total_check;
alter table sale
  add constraint sale_total_check check (total between -1000000000000 and 1000000000000),
  add column kind text not null default 'sale' check (kind in ('sale', 'return', 'correction')),
  add column of_hash bytea,
  add column is_over boolean not null default false;
create index sale_return_of on sale (of_hash) where kind = 'return';
drop index sale_in_doubt;
create index sale_in_doubt on sale (till_id, day)
  where status = 'duplicate' or (is_undated and not is_corrected) or is_over;

-- What stood here is net from now on, and may be below 0 on a day when more came back than was sold. What came back
-- stands beside it.
alter table sales_daily
  drop constraint sales_daily_quantity_check,
  add constraint sales_daily_quantity_check check (quantity between -1000000000000000 and 1000000000000000),
  alter column gross type signed_vnd_sum,
  alter column discount type signed_vnd_sum,
  alter column amount type signed_vnd_sum,
  alter column vat type signed_vnd_sum,
  add column return_quantity bigint not null default 0
    check (return_quantity between 0 and 1000000000000000),
  add column return_amount vnd_sum not null default 0,
  add column return_line_count row_count not null default 0;

alter table point_daily
  alter column total type signed_vnd_sum,
  alter column vat type signed_vnd_sum,
  alter column ocop_amount type signed_vnd_sum,
  alter column cash type signed_vnd_sum,
  alter column vietqr type signed_vnd_sum,
  alter column card type signed_vnd_sum,
  alter column wallet type signed_vnd_sum,
  add column return_count row_count not null default 0,
  add column return_total vnd_sum not null default 0,
  add column correction_count row_count not null default 0;

alter table point_period
  alter column total type signed_vnd_sum,
  alter column ocop_amount type signed_vnd_sum,
  add column return_count row_count not null default 0;
