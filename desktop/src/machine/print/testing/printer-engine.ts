/** A slip that was cut off: its rows of dots, top to bottom. */
export type Slip = { rowBytes: number; rows: Buffer[] }

/**
 * The inside of a receipt printer: a buffer of bytes, a paper roll, a cutter, a drawer. It obeys ESC/POS as the
 * reference says, keeps its buffer when a line breaks and goes on when paper is put in, as real ones do.
 */
export type PrinterEngine = {
  /** Takes bytes; what it has to say goes to `say`. */
  feed(bytes: Buffer, say: (bytes: Buffer) => void): void
  /** Rows of paper left; filling it lets the printer go on. */
  setPaper(rows: number): void
  set(state: Partial<Health>): void
  slips: Slip[]
  /** Printed and not cut off yet. */
  unfinished: Slip
  pulses: number
  /** Bytes that no command claimed: on paper they would be rubbish letters. */
  rubbish: number[]
}
export type Health = {
  isCoverOpen: boolean
  isCutterJammed: boolean
  isMute: boolean
  isPaperLow: boolean
  /** Knows no GS r, as cheap printers do. */
  isQuietWhenDone: boolean
  /** Offline by its button. */
  isOff: boolean
}

export function printerEngine(): PrinterEngine {
  let buffer = Buffer.alloc(0)
  let paper = Number.POSITIVE_INFINITY
  let lastSay: (bytes: Buffer) => void = () => undefined
  const health: Health = {
    isCoverOpen: false,
    isCutterJammed: false,
    isMute: false,
    isPaperLow: false,
    isOff: false,
    isQuietWhenDone: false,
  }

  const engine: PrinterEngine = {
    slips: [],
    unfinished: { rowBytes: 0, rows: [] },
    pulses: 0,
    rubbish: [],
    feed(bytes, say) {
      lastSay = say
      if (health.isMute) return
      buffer = Buffer.concat([buffer, obeyRealTime(bytes, say)])
      work()
    },
    setPaper(rows) {
      paper = rows
      work()
    },
    set(state) {
      Object.assign(health, state)
      work()
    },
  }

  function obeyRealTime(bytes: Buffer, say: (bytes: Buffer) => void): Buffer {
    const rest: number[] = []
    for (let at = 0; at < bytes.length; at += 1) {
      const question = bytes[at + 2] ?? 0
      if (bytes[at] === 0x10 && bytes[at + 1] === 0x04 && question >= 1 && question <= 4) {
        say(Buffer.from([statusByte(question)]))
        at += 2
      } else if (bytes[at] === 0x10 && bytes[at + 1] === 0x14) {
        engine.pulses += 1
        at += 4
      } else rest.push(bytes[at] ?? 0)
    }
    return Buffer.from(rest)
  }

  function statusByte(question: number): number {
    const isOut = paper <= 0
    const isOffline = isOut || health.isCoverOpen || health.isCutterJammed || health.isOff
    switch (question) {
      case 1:
        return 0x12 | (isOffline ? 0x08 : 0)
      case 2:
        return 0x12 | (health.isCoverOpen ? 0x04 : 0) | (isOut ? 0x20 : 0)
      case 3:
        return 0x12 | (health.isCutterJammed ? 0x08 : 0)
      default:
        return 0x12 | (isOut ? 0x6c : health.isPaperLow ? 0x0c : 0)
    }
  }

  function work(): void {
    while (buffer.length > 0 && paper > 0 && !isHalted()) {
      const used = obey(buffer)
      if (used === 0) return
      buffer = buffer.subarray(used)
    }
  }

  const isHalted = () => health.isCoverOpen || health.isCutterJammed || health.isOff

  /** How many bytes the first command takes; 0 while it has not come whole. */
  function obey(bytes: Buffer): number {
    const [first = 0, second, third] = bytes
    if (first === 0x00) return 1
    if (bytes.length < 2) return 0
    if (first === 0x1b && second === 0x40) return 2
    if (first === 0x1d && second === 0x76) return obeyRaster(bytes)
    if (first === 0x1b && second === 0x70) return pulse(bytes)
    if (first === 0x1d && second === 0x72 && bytes.length >= 3) {
      if (!health.isQuietWhenDone) lastSay(Buffer.from([0x00]))
      return 3
    }
    if (first === 0x1d && second === 0x56 && third === 0x42 && bytes.length >= 4) {
      engine.slips.push(engine.unfinished)
      engine.unfinished = { rowBytes: 0, rows: [] }
      return 4
    }
    if (bytes.length < 4) return 0
    engine.rubbish.push(first)
    return 1
  }

  function pulse(bytes: Buffer): number {
    if (bytes.length < 5) return 0
    engine.pulses += 1
    return 5
  }

  /** Prints whole rows as they come in, and leaves the rest of the command for later. */
  function obeyRaster(bytes: Buffer): number {
    if (bytes.length < 8) return 0
    const rowBytes = bytes.readUInt16LE(4)
    const rows = bytes.readUInt16LE(6)
    if (rows === 0) return 8
    if (bytes.length < 8 + rowBytes) return 0
    engine.unfinished.rowBytes = rowBytes
    engine.unfinished.rows.push(Buffer.from(bytes.subarray(8, 8 + rowBytes)))
    paper -= 1
    bytes.writeUInt16LE(rows - 1, 6)
    bytes.copy(bytes, rowBytes, 0, 8) // the command again, for the rows that are left
    return rowBytes
  }
  return engine
}
