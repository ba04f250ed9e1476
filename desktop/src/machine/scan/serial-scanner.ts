import type { DeviceTrouble, ScannerSetting } from '../contract-devices.ts'
import { listenToPort, type SerialListener } from '../line/serial-listener.ts'
import { codeSplitter } from './code-splitter.ts'

type Told = { onCode(text: string): void; onTrouble(trouble: DeviceTrouble | null): void }

/** A scanner on a serial port (also a USB one in COM mode). It has to end each code with CR or LF. */
export function hearScanner({ serial }: ScannerSetting, { onCode, onTrouble }: Told): SerialListener {
  const splitter = codeSplitter()
  return listenToPort(serial, {
    onBytes: (bytes) => splitter.feed(bytes).forEach(onCode),
    onBreak: () => splitter.reset(),
    onTrouble,
  })
}
