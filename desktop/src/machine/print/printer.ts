import type { PrintAnswer, PrinterSetting, PrinterState, PrintJob } from '../contract-devices.ts'
import { troubleOf } from '../line/device-failure.ts'
import type { Line } from '../line/line.ts'
import { openSerialLine } from '../line/serial-line.ts'
import { openTcpLine } from '../line/tcp-line.ts'
import { drawSlip } from '../receipt/draw-slip.ts'
import { answersOf, type Habits } from './answers.ts'
import { within } from './deadline.ts'
import { type Leftover, sendPulse, sendSlip } from './send-slip.ts'
import { CUT_SHORT_SLIP } from './slips.ts'
import { printerByQueue } from './spooler.ts'

/** One printer with its drawer. One thing at a time is done, in the order asked. */
export type Printer = {
  state(): Promise<PrinterState>
  print(job: PrintJob): Promise<PrintAnswer>
  openDrawer(): Promise<PrinterState>
}

const WINDOW_BANDS = { tcp: 12, serial: 1 } as const
const DRAWER_MS = 5000
const KEPT_ANSWERS = 200

export function createPrinter(setting: PrinterSetting, nowMs: () => number): Printer {
  const direct = setting.kind === 'spooler' ? printerByQueue(setting) : directPrinter(setting, nowMs)
  const answers = new Map<string, Promise<PrintAnswer>>()
  return {
    ...direct,
    print(job) {
      const answer = answers.get(job.id) ?? direct.print(job)
      answers.set(job.id, answer)
      for (const id of answers.keys()) if (answers.size > KEPT_ANSWERS) answers.delete(id)
      return answer
    },
  }
}

function directPrinter(setting: Exclude<PrinterSetting, { kind: 'spooler' }>, nowMs: () => number): Printer {
  const { answersStatus, paperMm } = setting
  const habits: Habits = { answersStatus, saysDone: answersStatus, hasSaidDone: false }
  let leftover: 'nothing' | 'unknown' | 'cut-short' = 'unknown'
  let turn: Promise<unknown> = Promise.resolve()

  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = turn.then(work)
    turn = mine.catch(() => undefined)
    return mine
  }
  /** Opens a line for `work`; late or failed, nothing more leaves on it. */
  const onLine = async <T>(untilMs: number, work: (line: Line) => Promise<T>): Promise<T> => {
    const held: { line?: Line; isOver?: boolean } = {}
    const run = async () => {
      const line = await openLine(setting)
      held.line = line
      if (held.isOver) return (await line.drop()) as never // nobody waits for it any more
      const value = await work(line)
      await line.close()
      return value
    }
    try {
      return await within(Math.max(1, untilMs - nowMs()), run())
    } catch (error) {
      held.isOver = true
      await held.line?.drop()
      throw error
    }
  }

  return {
    state: () =>
      inTurn(() =>
        stateOf(() =>
          onLine(nowMs() + DRAWER_MS, async (line) =>
            answersStatus ? answersOf(line, habits).status() : 'unknown',
          ),
        ),
      ),
    openDrawer: () =>
      inTurn(() => stateOf(() => onLine(nowMs() + DRAWER_MS, (line) => sendPulse(line, habits)))),
    print({ rows, withinMs }) {
      const untilMs = nowMs() + withinMs
      return inTurn(async () => {
        let hasBegun = false
        if (nowMs() >= untilMs) return { ok: false, error: 'timed-out', isPartlyOut: false }
        const before: Leftover =
          leftover === 'cut-short' ? { markWith: drawSlip(CUT_SHORT_SLIP, paperMm) } : leftover
        const raster = drawSlip(rows, paperMm)
        const windowBands = WINDOW_BANDS[setting.kind]
        const onBegin = () => {
          hasBegun = true
          leftover = 'cut-short'
        }
        try {
          await onLine(untilMs, (line) =>
            sendSlip(line, { raster, habits, windowBands, leftover: before, onBegin }),
          )
          leftover = 'nothing'
          return { ok: true }
        } catch (error) {
          const trouble = troubleOf(error)
          if (!trouble) throw error
          return { ok: false, error: trouble, isPartlyOut: hasBegun }
        }
      })
    },
  }
}

function openLine(setting: Exclude<PrinterSetting, { kind: 'spooler' }>): Promise<Line> {
  return setting.kind === 'tcp' ? openTcpLine(setting) : openSerialLine(setting.serial)
}

async function stateOf(work: () => Promise<'enough' | 'low' | 'unknown'>): Promise<PrinterState> {
  try {
    return { ok: true, paper: await work() }
  } catch (error) {
    const trouble = troubleOf(error)
    if (!trouble) throw error
    return { ok: false, error: trouble }
  }
}
