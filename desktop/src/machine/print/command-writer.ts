import { printer as ThermalPrinter, types } from 'node-thermal-printer'
import type { Line } from '../line/line.ts'

/** Writes what `build` puts together, and forgets it whether it could be sent or not. */
export type CommandWriter = (build: (printer: ThermalPrinter) => void) => Promise<void>

/** The printer library over a line of ours: its own network line neither asks for status nor can be called back. */
export function commandWriter(line: Line): CommandWriter {
  const carrier = { execute: (bytes: Buffer) => line.write(bytes) }
  // The library takes an object for its interface, its types do not say so.
  const printer = new ThermalPrinter({ type: types.EPSON, interface: carrier as unknown as string })
  return async (build) => {
    try {
      build(printer)
      await printer.execute()
    } finally {
      printer.clear() // execute keeps the buffer: the next slip would begin with this one
    }
  }
}
