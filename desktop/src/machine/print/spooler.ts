import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PrintAnswer, PrinterSetting } from '../contract-devices.ts'
import { drawSlip } from '../receipt/draw-slip.ts'
import { bandsOf, DRAWER_PULSE, FEED_AND_CUT, INIT } from './escpos.ts'
import { runPowerShell } from './powershell.ts'
import type { Printer } from './printer.ts'

type QueueSetting = Extract<PrinterSetting, { kind: 'spooler' }>

/**
 * A printer that Windows knows by name, sent raw bytes through the spooler. The spooler takes a job and says nothing
 * of paper or cover, so an answer here means "taken", and what is taken may come out later. Not proven on a real PC.
 */
export function printerByQueue({ queue, paperMm }: QueueSetting): Printer {
  const isWindows = process.platform === 'win32'
  const send = async (bytes: Buffer): Promise<PrintAnswer> => {
    if (!isWindows) return { ok: false, error: 'unsupported', isPartlyOut: false }
    const wasTaken = await sendRaw(queue, bytes)
    return wasTaken ? { ok: true } : { ok: false, error: 'not-found', isPartlyOut: false }
  }
  return {
    async state() {
      if (!isWindows) return { ok: false, error: 'unsupported' }
      const isThere = (await listPrintQueues()).includes(queue)
      return isThere ? { ok: true, paper: 'unknown' } : { ok: false, error: 'not-found' }
    },
    print: ({ rows }) => send(Buffer.concat([INIT, ...bandsOf(drawSlip(rows, paperMm)), FEED_AND_CUT])),
    async openDrawer() {
      const answer = await send(DRAWER_PULSE)
      return answer.ok ? { ok: true, paper: 'unknown' } : { ok: false, error: answer.error }
    },
  }
}

/** The names of the printers that Windows knows; none elsewhere. */
export async function listPrintQueues(): Promise<string[]> {
  if (process.platform !== 'win32') return []
  const said = await runPowerShell(
    '[Console]::OutputEncoding = [Text.Encoding]::UTF8; Get-Printer | ForEach-Object { $_.Name }',
    {},
  )
  return (said ?? '').split(/\r?\n/).filter((name) => name !== '')
}

async function sendRaw(queue: string, bytes: Buffer): Promise<boolean> {
  const folder = await mkdtemp(join(tmpdir(), 'ocop-print-'))
  try {
    const file = join(folder, 'slip.bin')
    await writeFile(file, bytes)
    return (await runPowerShell(RAW_SCRIPT, { OCOP_QUEUE: queue, OCOP_FILE: file })) !== null
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** winspool's OpenPrinter … WritePrinter with datatype RAW: no driver touches the bytes. */
const RAW_SCRIPT = `
$ErrorActionPreference = 'Stop'
Add-Type -TypeDefinition @'
using System; using System.Runtime.InteropServices;
public static class Raw {
  [StructLayout(LayoutKind.Sequential, CharSet = CharSet.Unicode)]
  public class Doc { public string Name = "OCOP POS"; public string Output; public string Type = "RAW"; }
  [DllImport("winspool.drv", CharSet = CharSet.Unicode, SetLastError = true)]
  static extern bool OpenPrinter(string name, out IntPtr handle, IntPtr defaults);
  [DllImport("winspool.drv", CharSet = CharSet.Unicode, SetLastError = true)]
  static extern int StartDocPrinter(IntPtr handle, int level, [In] Doc doc);
  [DllImport("winspool.drv")] static extern bool StartPagePrinter(IntPtr handle);
  [DllImport("winspool.drv")] static extern bool WritePrinter(IntPtr handle, byte[] bytes, int count, out int written);
  [DllImport("winspool.drv")] static extern bool EndPagePrinter(IntPtr handle);
  [DllImport("winspool.drv")] static extern bool EndDocPrinter(IntPtr handle);
  [DllImport("winspool.drv")] static extern bool ClosePrinter(IntPtr handle);
  public static bool Send(string name, byte[] bytes) {
    IntPtr handle; int written = 0;
    if (!OpenPrinter(name, out handle, IntPtr.Zero)) return false;
    try {
      if (StartDocPrinter(handle, 1, new Doc()) == 0) return false;
      StartPagePrinter(handle);
      bool ok = WritePrinter(handle, bytes, bytes.Length, out written);
      EndPagePrinter(handle); EndDocPrinter(handle);
      return ok && written == bytes.Length;
    } finally { ClosePrinter(handle); }
  }
}
'@
if (-not [Raw]::Send($env:OCOP_QUEUE, [IO.File]::ReadAllBytes($env:OCOP_FILE))) { exit 1 }
`
