import { join } from 'node:path'
import { DataInUse } from '../../sync-api/src/db/embedded/owner.ts'
import { ROOT } from '../architecture/source-files.ts'
import { type DataFolder, openDataFolder } from './data-folder.ts'
import { createLifetime, type Lifetime, stopOnSignals } from './lifetime.ts'
import { parseOptions, type StartOptions } from './options.ts'
import { CannotStart, say } from './say.ts'

/** Everything a start needs to begin: what was asked, the data folder, and who stops what. */
export type Program = { options: StartOptions; folder: DataFolder; lifetime: Lifetime }

/**
 * Runs a start to its end: signals, the data folder (`defaultFolder` of this checkout unless told); a refusal is
 * one sentence and exit code 2.
 */
export async function runProgram(
  start: (program: Program) => Promise<void>,
  defaultFolder = '.data',
): Promise<void> {
  const report = (error: unknown) => void process.stderr.write(`${describe(error)}\n`)
  const lifetime = createLifetime(report)
  stopOnSignals(lifetime, report)
  try {
    const options = readOptions(join(ROOT, defaultFolder))
    const folder = await holdFolder(options.dataDir, lifetime)
    await start({ options, folder, lifetime })
  } catch (error) {
    if (lifetime.isStopping()) return
    if (error instanceof CannotStart) say(error.vietnamese, error.english)
    else report(error)
    await lifetime.stop()
    process.exit(error instanceof CannotStart ? 2 : 1)
  }
}

function readOptions(defaultDataDir: string): StartOptions {
  const options = parseOptions(process.argv.slice(2), defaultDataDir)
  if (options.ok) return options.value
  throw new CannotStart(`Không hiểu tham số: ${options.error}.`, `Argument not understood: ${options.error}.`)
}

async function holdFolder(path: string, lifetime: Lifetime): Promise<DataFolder> {
  const opening = openDataFolder(path)
  void lifetime.hold(opening.then((folder) => ({ stop: folder.release }))).catch(() => {})
  try {
    return await opening
  } catch (error) {
    if (!(error instanceof DataInUse)) throw error
    throw new CannotStart(
      `Thư mục dữ liệu ${path} đang được tiến trình ${error.pid} sử dụng.`,
      `The data folder ${path} is in use by process ${error.pid}.`,
    )
  }
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
