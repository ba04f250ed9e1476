import { open, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { type DeviceSettings, deviceSettingsSchema, NO_DEVICES } from '../contract-devices.ts'

/** Lies beside the black box: devices belong to the PC, not to the till's journal. */
const NAME = 'devices.json'

/** The settings kept in this folder; none where there are none. A file that cannot be read is kept aside. */
export async function readSettings(directory: string): Promise<DeviceSettings> {
  const path = join(directory, NAME)
  const text = await readFile(path, 'utf8').catch(() => null)
  if (text === null) return NO_DEVICES
  const read = deviceSettingsSchema.safeParse(parse(text))
  if (read.success) return read.data
  await rename(path, `${path}.unreadable`)
  return NO_DEVICES
}

/** Keeps the settings: after a power cut the file holds the old ones or the new ones, whole. */
export async function writeSettings(directory: string, settings: DeviceSettings): Promise<void> {
  const newPath = join(directory, `${NAME}.new`)
  const file = await open(newPath, 'w')
  try {
    await file.writeFile(`${JSON.stringify(settings, null, 2)}\n`)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(newPath, join(directory, NAME))
  await syncFolder(directory)
}

/** Makes the rename itself durable; Windows neither needs nor allows it. */
async function syncFolder(directory: string): Promise<void> {
  if (process.platform === 'win32') return
  const folder = await open(directory, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
