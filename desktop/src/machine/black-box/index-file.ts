import { type FileHandle, open, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { headSchema } from '#shared/protocol/wire.ts'
import { ackSchema, identitySchema } from '../contract.ts'
import { eachLine } from './each-line.ts'
import { isSoundLine, lineOf, peekLine } from './line.ts'
import { type Mark, type Scan, scanFrom } from './scan.ts'

/**
 * Where entries lie, noted when the box is closed, so that a start reads the end of a long journal and not all of
 * it. Only a hint: it is believed where the box bears it out, and what it lets us skip is verified afterwards.
 */
const INDEX_NAME = 'box-index.json'

const indexSchema = z.object({
  marks: z.array(
    z.object({
      offset: z.int().min(0),
      head: headSchema,
      ack: ackSchema.nullable(),
      identity: identitySchema.nullable(),
    }),
  ),
})

/** Best effort: without it the next start reads everything. */
export async function writeIndex(directory: string, { marks }: Scan): Promise<void> {
  const newPath = join(directory, `${INDEX_NAME}.new`)
  const file = await open(newPath, 'w')
  try {
    await file.writeFile(lineOf({ marks }))
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(newPath, join(directory, INDEX_NAME))
}

/** So that the next opening reads all of the box. */
export function dropIndex(directory: string): Promise<void> {
  return rm(join(directory, INDEX_NAME), { force: true })
}

/** A scan that begins at most at byte `limit`, or null when there is no index to believe. */
export async function scanFromIndex(
  directory: string,
  file: FileHandle,
  limit: number,
): Promise<Scan | null> {
  const marks = await readIndex(directory)
  const usable = marks.filter(({ offset }) => offset <= limit)
  const start = usable.at(-1)
  if (!start || start.offset === 0 || !(await isBornOut(file, start))) return null
  return { ...scanFrom(start), marks: usable }
}

async function readIndex(directory: string): Promise<Mark[]> {
  const bytes = await readFile(join(directory, INDEX_NAME)).catch(() => null)
  const line = bytes?.subarray(0, -1)
  if (!line || !isSoundLine(line)) return []
  const read = indexSchema.safeParse(JSON.parse(line.toString('utf8')))
  return read.success ? read.data.marks : []
}

/** The entry at the mark follows the mark's head: by the chain of hashes all before it is what it was. */
async function isBornOut(file: FileHandle, { offset, head }: Mark): Promise<boolean> {
  let isRight = false
  const { size } = await file.stat()
  await eachLine(file, { from: offset, to: size }, ({ bytes }) => {
    const peek = bytes && peekLine(bytes)
    isRight = Boolean(
      peek && 'entry' in peek && peek.entry.seq === head.seq + 1 && peek.entry.prevHash === head.hash,
    )
    return 'stop'
  })
  return isRight
}
