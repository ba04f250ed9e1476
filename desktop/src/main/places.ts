import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Run from its sources, or from desktop/dist-main, where all of main is one file beside its two companions. */
const isBundled = !import.meta.url.endsWith('.ts')
const place = (source: string, bundled: string) =>
  fileURLToPath(new URL(isBundled ? bundled : source, import.meta.url))

export const PAGE_DIR = place('../../dist', '../dist')
export const PRELOAD = place('../preload/preload.cjs', './preload.cjs')
export const DEVICE_PROGRAM = place('../machine/devices/device-process.ts', './device-process.js')

type Machine = { platform: NodeJS.Platform; env: NodeJS.ProcessEnv; appData: string }

/**
 * The folder of this machine's till. It is named here and nowhere else: a folder that followed the product's name
 * would be empty after a rename. On Windows it is the machine's, not the user's: a roaming profile would carry the
 * till to another PC.
 */
export function dataFolder({ platform, env, appData }: Machine): string {
  if (env['OCOP_TILL_DATA']) return env['OCOP_TILL_DATA']
  const programData = platform === 'win32' ? env['ProgramData'] : undefined
  return join(programData ?? appData, 'ocop-pos')
}
