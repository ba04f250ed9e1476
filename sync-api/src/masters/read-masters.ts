import { z } from 'zod'
import { searchTokens } from '#shared/catalogue/search-key.ts'
import type { Queryable } from '../db/pool.ts'

/** The tables of what the office owns. */
export const masterTableSchema = z.enum(['operator', 'point', 'staff', 'producer', 'product'])
export type MasterTable = z.infer<typeof masterTableSchema>

/** A record in the form its save function takes, with what the office may see besides. */
export type MasterRecord = { id: string } & Record<string, unknown>

export const MASTER_PAGE_SIZE = 50

/** Records by id, in the order of ids; those that are not there are left out. */
export async function readMasters(
  db: Queryable,
  table: MasterTable,
  ids: readonly string[],
): Promise<MasterRecord[]> {
  const { rows } = await db.query<{ record: MasterRecord }>(
    `select record from (${RECORDS[table]}) as t where id = any($1) order by id`,
    [ids],
  )
  return rows.map(({ record }) => record)
}

/** All records of a table, in the order of its list. */
export async function allMasters(db: Queryable, table: MasterTable): Promise<MasterRecord[]> {
  const { rows } = await db.query<{ record: MasterRecord }>(
    `select record from (${RECORDS[table]}) as t order by sort, id`,
  )
  return rows.map(({ record }) => record)
}

/**
 * One page of the records that hold every word typed, without regard to marks and capitals. `page` counts from 1;
 * `total`: of all pages.
 */
export async function listMasters(
  db: Queryable,
  { table, search, page }: { table: MasterTable; search: string; page: number },
): Promise<{ records: MasterRecord[]; total: number }> {
  const found = `from (${RECORDS[table]}) as t
    where not exists (select 1 from unnest($1::text[]) as word where position(word in lower(unaccent(search))) = 0)`
  const words = searchTokens(search)
  const [counted, listed] = [
    await db.query<{ total: number }>(`select count(*)::int as total ${found}`, [words]),
    await db.query<{ record: MasterRecord }>(`select record ${found} order by sort, id limit $2 offset $3`, [
      words,
      MASTER_PAGE_SIZE,
      (page - 1) * MASTER_PAGE_SIZE,
    ]),
  ]
  return { records: listed.rows.map(({ record }) => record), total: counted.rows[0]?.total ?? 0 }
}

const RECORDS: Record<MasterTable, string> = {
  operator: `select id, name as sort, concat_ws(' ', id, name, tax_code) as search, jsonb_build_object('id', id,
      'name', name, 'legalForm', legal_form, 'taxCode', tax_code, 'isSellerGrower', is_seller_grower,
      'vat', (select coalesce(jsonb_agg(jsonb_build_object('validFrom', valid_from, 'method', method)
        order by valid_from), '[]') from operator_vat where operator_id = operator.id)) as record
    from operator`,
  point: `select id, code as sort, concat_ws(' ', code, name, address) as search, jsonb_build_object('id', id,
      'code', code, 'name', name, 'kind', kind, 'areaCode', area_code, 'clusterCode', cluster_code,
      'operatorId', operator_id, 'address', address, 'openedOn', opened_on, 'closedOn', closed_on, 'bank', bank,
      'settings', settings) as record
    from point`,
  staff: `select staff.id, concat(point.code, ' ', staff.name) as sort,
      concat_ws(' ', staff.id, staff.name, point.code, point.name) as search, jsonb_build_object('id', staff.id,
      'name', staff.name, 'role', role, 'pointId', point_id, 'isActive', is_active, 'hasPin', pin is not null) as record
    from staff join point on point.id = point_id`,
  producer: `select id, name as sort, concat_ws(' ', id, name) as search, jsonb_build_object('id', id, 'name', name,
      'kind', kind, 'areaCode', area_code, 'provinceCode', province_code) as record
    from producer`,
  product: `select product.id, product.name as sort,
      concat_ws(' ', code, product.name, array_to_string(barcodes, ' '), producer.name) as search,
      jsonb_build_object('id', product.id, 'code', code, 'name', product.name, 'producerId', producer_id, 'unit', unit,
      'barcodes', barcodes, 'vatClass', vat_class, 'ocopClass', ocop_class, 'group', group_code,
      'isActive', is_active, 'unitPrice', (select unit_price from product_price where product_id = product.id
        order by version desc limit 1),
      'certificates', (select coalesce(jsonb_agg(jsonb_build_object('number', number, 'star', star,
        'validFrom', valid_from, 'validTo', valid_to) order by valid_from), '[]')
        from product_certificate where product_id = product.id)) as record
    from product join producer on producer.id = producer_id`,
}
