import type { Db } from '../../sync-api/src/db/pool.ts'
import { buildPages } from '../pages/build-pages.ts'
import { holdDatabase, holdPostgres, holdServer, ownDatabase } from './office-parts.ts'
import type { Program } from './program.ts'
import { say, show } from './say.ts'
import { takePorts } from './take-ports.ts'

const DATABASE = 'ocop'

/**
 * The API and the office's pages for real work, empty at first; on the server of DATABASE_URL where that is set.
 * The first account is made by `npm run admin -- create`.
 */
export async function startOfficeAlone(program: Program): Promise<void> {
  const ports = await takePorts(program)
  const given = process.env['DATABASE_URL']
  const url = given || (await ownDatabase(await holdPostgres(program), DATABASE, { isFresh: false }))
  await buildPages((name) => say(`Đang dựng trang ${name}…`, `Building the page ${name}…`))
  const db = await holdDatabase(program, url)
  const officeUrl = await holdServer(program, { databaseUrl: url, port: ports.office })
  // The commands (admin, verify, rebuild) find the running books here.
  program.folder.write('office.json', { officeUrl, databaseUrl: url })
  if (program.options.isJson) process.stdout.write(`${JSON.stringify({ officeUrl, apiUrl: officeUrl })}\n`)
  show('Văn phòng / Office', officeUrl)
  await tellFirstSteps(program, db)
}

async function tellFirstSteps({ folder }: Program, db: Db): Promise<void> {
  const { rowCount } = await db.query('select 1 from account limit 1')
  if (rowCount) return
  show('Chưa có tài khoản nào / No account yet', `npm run admin -- create --data "${folder.path}" --user lan`)
}
