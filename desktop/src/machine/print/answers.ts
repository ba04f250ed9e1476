import { DeviceFailure } from '../line/device-failure.ts'
import type { Line } from '../line/line.ts'
import { askStatus } from './escpos.ts'

/** What a printer says: how it is (DLE EOT, bits 1 and 4 set, 0 and 7 clear) and that it is done (GS r, bit 4 clear). */
export type Answers = {
  /** How the printer is; rejects with DeviceFailure when it can print nothing now, or says nothing. */
  status(): Promise<'enough' | 'low'>
  /** Resolves at the next "done"; while none comes the printer is asked how it is. At once where it never says so. */
  done(): Promise<void>
}

/**
 * What is known of a printer: whether it answers DLE EOT, by its setting, and whether it answers GS r, found out in
 * its first job: cheap ones do the former and not the latter.
 */
export type Habits = { answersStatus: boolean; saysDone: boolean; hasSaidDone: boolean }

const STATUS_MS = 1000
/** So often is a printer asked how it is, and well, before its silence means that it never says "done". */
const PATIENCE = 3

export function answersOf(line: Line, habits: Habits): Answers {
  const statuses: number[] = []
  let doneCount = 0

  /** False when nothing came in time. */
  async function listen(waitMs: number): Promise<boolean> {
    const byte = await line.read(waitMs)
    if (byte === null) return false
    if ((byte & 0x93) === 0x12) statuses.push(byte)
    else if ((byte & 0x90) === 0) {
      doneCount += 1
      habits.hasSaidDone = true
    } else throw new DeviceFailure('wrong-device', `answered ${byte.toString(16)}`)
    return true
  }

  async function ask(question: number): Promise<number> {
    statuses.length = 0
    await line.write(askStatus(question))
    while (statuses.length === 0)
      if (!(await listen(STATUS_MS))) throw new DeviceFailure('silent', `no answer to DLE EOT ${question}`)
    return statuses.shift() ?? 0
  }

  async function status(): Promise<'enough' | 'low'> {
    const [printer, offline, error, paper] = [await ask(1), await ask(2), await ask(3), await ask(4)]
    if (offline & 0x04) throw new DeviceFailure('cover-open', 'DLE EOT 2')
    if (offline & 0x20 || paper & 0x60) throw new DeviceFailure('no-paper', 'DLE EOT 2 or 4')
    if (error & 0x08) throw new DeviceFailure('cutter-jammed', 'DLE EOT 3')
    if (error & 0x60 || offline & 0x40 || printer & 0x08) throw new DeviceFailure('offline', 'DLE EOT')
    return paper & 0x0c ? 'low' : 'enough'
  }

  return {
    status,
    async done() {
      for (let silences = 0; habits.saysDone && doneCount === 0; ) {
        if (await listen(STATUS_MS)) continue
        await status()
        silences += 1
        if (!habits.hasSaidDone && silences >= PATIENCE) habits.saysDone = false
      }
      doneCount -= 1
    },
  }
}
