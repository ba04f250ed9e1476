import type { Line } from '../line/line.ts'
import type { Raster } from '../receipt/raster.ts'
import { answersOf, type Habits } from './answers.ts'
import { commandWriter } from './command-writer.ts'
import { bandsOf, DRAWER_PULSE, endOfAnyBand, FEED_AND_CUT, INIT, SAY_WHEN_DONE } from './escpos.ts'

/**
 * What the printer may still hold of the job before: nothing; unknown, at the program's start; or a slip that was cut
 * short, which is marked and cut off first.
 */
export type Leftover = 'nothing' | 'unknown' | { markWith: Raster }

export type Sending = {
  raster: Raster
  habits: Habits
  /** How many bands may be on the way unprinted. */
  windowBands: number
  leftover: Leftover
  /** Called before the first byte that can come out on paper. */
  onBegin(): void
}

/**
 * Prints one slip and resolves when it is out, as far as the printer tells. Before anything is sent it is asked how
 * it is: a printer without paper gets nothing that it could print later.
 */
export async function sendSlip(line: Line, sending: Sending): Promise<void> {
  const { raster, habits, leftover, windowBands } = sending
  const answers = answersOf(line, habits)
  const write = commandWriter(line)
  let onTheWay = 0
  const send = async (bytes: Buffer) => {
    await write((printer) => {
      printer.add(bytes)
      if (habits.saysDone) printer.add(SAY_WHEN_DONE)
    })
    onTheWay += 1
    await catchUp(windowBands)
  }
  const catchUp = async (most: number) => {
    for (; onTheWay > most; onTheWay -= 1) await answers.done()
  }

  if (habits.answersStatus) await answers.status()
  sending.onBegin()
  await write((printer) => {
    if (leftover !== 'nothing') printer.add(endOfAnyBand(raster.widthDots))
    printer.add(INIT)
  })
  const slips = typeof leftover === 'object' ? [leftover.markWith, raster] : [raster]
  for (const slip of slips) for (const bytes of [...bandsOf(slip), FEED_AND_CUT]) await send(bytes)
  await catchUp(0)
  if (habits.answersStatus && !habits.saysDone) await answers.status()
}

/** Opens the drawer. A printer that can do nothing now is sent nothing: the pulse would come when paper is put in. */
export async function sendPulse(line: Line, habits: Habits): Promise<'enough' | 'low' | 'unknown'> {
  const answers = answersOf(line, habits)
  const paper = habits.answersStatus ? await answers.status() : 'unknown'
  await commandWriter(line)((printer) => {
    printer.add(DRAWER_PULSE)
    if (habits.saysDone) printer.add(SAY_WHEN_DONE)
  })
  await answers.done()
  return paper
}
