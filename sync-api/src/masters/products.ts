import { z } from 'zod'
import { type Certificate, certificateSchema } from '#shared/catalogue/certificate.ts'
import { type Product, productSchema } from '#shared/catalogue/product.ts'
import { err, must, ok } from '#shared/result.ts'
import type { BusinessDay } from '#shared/time.ts'
import { publishChanges } from '../db/feed-log.ts'
import type { Tx } from '../db/pool.ts'
import { certificateOn } from './certificate-on.ts'
import { checkRows, type Saved } from './checked-rows.ts'
import { missingRefs, takenCodes } from './lookups.ts'

/**
 * A product as the office enters it: the version of its price is counted here, and its certificates are the whole
 * history, of which the till gets the one in force.
 */
export const productInputSchema = productSchema
  .omit({ priceVersion: true, certificate: true })
  .extend({ certificates: z.array(certificateSchema).max(50) })
  .refine(
    ({ certificates }) =>
      new Set(certificates.map(({ validFrom }) => validFrom)).size === certificates.length,
    { path: ['certificates'] },
  )
  .refine(({ certificates }) => certificates.every(({ validFrom, validTo }) => validFrom <= validTo), {
    path: ['certificates'],
  })
export type ProductInput = z.input<typeof productInputSchema>
type ProductRow = z.infer<typeof productInputSchema>

/**
 * Writes products and sends them down to every till of the province. A price that differs from the current one gets
 * the next version; the same price keeps its version. `today` chooses the certificate in force.
 */
export async function saveProducts(
  tx: Tx,
  rows: readonly ProductInput[],
  today: BusinessDay,
): Promise<Saved<Product>> {
  const checked = checkRows(productInputSchema, rows)
  if (!checked.ok) return checked
  const faults = [
    ...(await missingRefs(tx, checked.value, { field: 'producerId', table: 'producer' })),
    ...(await takenCodes(tx, checked.value, 'product')),
  ]
  if (faults.length > 0) return err(faults)
  await writeProducts(tx, checked.value)
  await writeCertificates(tx, checked.value)
  const versions = await writePrices(tx, checked.value)
  const products = checked.value.map(({ certificates, ...product }): Product => {
    const priceVersion = must(versions.get(product.id), 'the version of a price just written')
    return { ...product, priceVersion, certificate: certificateOn(certificates, today) }
  })
  await publishChanges(
    tx,
    products.map((row) => ({ scope: { kind: 'province' as const }, table: 'product', id: row.id, row })),
  )
  return ok(products)
}

async function writeProducts(tx: Tx, products: readonly ProductRow[]): Promise<void> {
  await tx.query(
    `insert into product (id, code, name, producer_id, unit, barcodes, vat_class, ocop_class, group_code, is_active)
     select id, code, name, "producerId", unit, barcodes, "vatClass", "ocopClass", "group", "isActive"
     from jsonb_to_recordset($1) as t(id text, code text, name text, "producerId" text, unit text, barcodes text[],
       "vatClass" text, "ocopClass" text, "group" text, "isActive" boolean) order by id
     on conflict (id) do update set code = excluded.code, name = excluded.name, producer_id = excluded.producer_id,
       unit = excluded.unit, barcodes = excluded.barcodes, vat_class = excluded.vat_class,
       ocop_class = excluded.ocop_class, group_code = excluded.group_code, is_active = excluded.is_active`,
    [JSON.stringify(products)],
  )
}

async function writeCertificates(tx: Tx, products: readonly ProductRow[]): Promise<void> {
  await tx.query('delete from product_certificate where product_id = any($1)', [products.map(({ id }) => id)])
  const rows = products.flatMap(({ id, certificates }) =>
    certificates.map((certificate: Certificate) => ({ productId: id, ...certificate })),
  )
  await tx.query(
    `insert into product_certificate (product_id, valid_from, valid_to, number, star)
     select "productId", "validFrom", "validTo", number, star
     from jsonb_to_recordset($1) as t("productId" text, "validFrom" date, "validTo" date, number text, star int)`,
    [JSON.stringify(rows)],
  )
}

/** The rows of product are locked by now, so no two transactions count the same version. */
async function writePrices(tx: Tx, products: readonly ProductRow[]): Promise<Map<string, number>> {
  const written = await tx.query<{ id: string; version: number }>(
    `with wanted as (
       select id, "unitPrice" as unit_price from jsonb_to_recordset($1) as t(id text, "unitPrice" bigint)
     ), latest as (
       select distinct on (product_id) product_id, version, unit_price from product_price
       where product_id in (select id from wanted) order by product_id, version desc
     ), added as (
       insert into product_price (product_id, version, unit_price)
       select id, coalesce(latest.version, 0) + 1, wanted.unit_price
       from wanted left join latest on latest.product_id = wanted.id
       where latest.unit_price is distinct from wanted.unit_price
       returning product_id, version
     )
     select id, coalesce(added.version, latest.version) as version
     from wanted left join added on added.product_id = wanted.id left join latest on latest.product_id = wanted.id`,
    [JSON.stringify(products.map(({ id, unitPrice }) => ({ id, unitPrice })))],
  )
  return new Map(written.rows.map((row) => [row.id, row.version]))
}
