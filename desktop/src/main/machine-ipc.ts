import { ipcMain } from 'electron'
import type { MachineReply } from '../machine/contract.ts'
import { PAGE_URL } from './page-scheme.ts'

type Serve = (call: unknown, args: unknown) => Promise<MachineReply>

/** Carries the page's calls to the machine; a frame that is not our page is answered nothing. */
export function serveMachineIpc(serve: Serve): void {
  ipcMain.handle('machine', (event, call: unknown, args: unknown): Promise<MachineReply> => {
    const isOurs = event.senderFrame?.parent === null && event.senderFrame.url.startsWith(PAGE_URL)
    const refusal: MachineReply = { ok: false, code: 'bad-arguments', message: 'not the till page' }
    return isOurs ? serve(call, args) : Promise.resolve(refusal)
  })
}
