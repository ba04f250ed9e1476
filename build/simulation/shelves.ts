import { beginNewLife } from '../../sync-api/src/db/epoch.ts'
import { type Db, inTransaction, type Tx } from '../../sync-api/src/db/pool.ts'

/** Where copies of all tables of the books lie, in the same database: each a schema. */
const SHELVES = ['at_start', 'in_between'] as const
export type Shelf = (typeof SHELVES)[number]

type Table = { name: string; columns: string }

/** Makes both shelves, empty. */
export async function makeShelves(db: Db): Promise<void> {
  const tables = await tablesOf(db)
  for (const shelf of SHELVES) {
    const copies = tables.map(({ name }) => `create unlogged table ${shelf}.${name} (like public.${name})`)
    await db.query([`create schema ${shelf}`, ...copies].join(';'))
  }
}

/** Puts the books as they stand on the shelf. */
export async function putOnShelf(db: Db, shelf: Shelf): Promise<void> {
  await inTransaction(db, (tx) => copyTables(tx, { from: 'public', to: shelf }))
}

/** The books of the shelf take the place of those that stand: a restore, and so another life of the server (P10). */
export async function takeFromShelf(db: Db, shelf: Shelf): Promise<void> {
  await inTransaction(db, async (tx) => {
    await copyTables(tx, { from: shelf, to: 'public' })
    await beginNewLife(tx)
  })
}

async function copyTables(tx: Tx, { from, to }: { from: string; to: string }): Promise<void> {
  const tables = await tablesOf(tx)
  const names = tables.map(({ name }) => `${to}.${name}`)
  const copies = tables.map(
    ({ name, columns }) =>
      `insert into ${to}.${name} (${columns}) overriding system value select ${columns} from ${from}.${name}`,
  )
  const quiet = 'set local session_replication_role = replica' // references hold again at the end
  await tx.query([quiet, ...names.map((name) => `delete from ${name}`), ...copies].join(';'))
}

async function tablesOf(db: Pick<Db, 'query'>): Promise<Table[]> {
  const { rows } = await db.query<Table>(
    `select quote_ident(table_name) as name, string_agg(quote_ident(column_name), ', ') as columns
     from information_schema.columns join information_schema.tables using (table_schema, table_name)
     where table_schema = 'public' and table_type = 'BASE TABLE' and is_generated = 'NEVER'
       and table_name <> 'migration'
     group by table_name order by table_name`,
  )
  return rows
}
