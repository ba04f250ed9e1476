import { spawn } from 'node:child_process'

const SCRIPT_MS = 20_000

/** Runs a PowerShell script with values that it reads from its environment; null where there is no PowerShell. */
export function runPowerShell(
  script: string,
  values: Readonly<Record<string, string>>,
): Promise<string | null> {
  const encoded = Buffer.from(script, 'utf16le').toString('base64')
  const args = ['-NoProfile', '-NonInteractive', '-EncodedCommand', encoded]
  return new Promise((resolve) => {
    const child = spawn('powershell.exe', args, {
      env: { ...process.env, ...values },
      timeout: SCRIPT_MS,
      windowsHide: true,
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    let said = ''
    child.stdout.on('data', (bytes: Buffer) => {
      said += bytes.toString('utf8')
    })
    child.once('error', () => resolve(null))
    child.once('close', (code) => resolve(code === 0 ? said : null))
  })
}
