import { type BrowserWindow, ipcMain, type IpcMainInvokeEvent } from 'electron'
import type { MachineNews, MachineReply } from '../machine/contract.ts'
import type { Serve } from '../machine/serve.ts'
import { PAGE_URL } from './page-scheme.ts'

type Options = {
  window: BrowserWindow
  serve: Serve
  listen(listener: (news: MachineNews) => void): () => void
}

/** Carries the till page's calls to the machine, and its news to the page; anybody else is answered nothing. */
export function serveMachineIpc({ window, serve, listen }: Options): void {
  ipcMain.handle('machine', (event, call: unknown, args: unknown): Promise<MachineReply> => {
    const refusal: MachineReply = { ok: false, code: 'bad-arguments', message: 'not the till page' }
    return isTillPage(event, window) ? serve(call, args) : Promise.resolve(refusal)
  })
  const unlisten = listen((news) => window.webContents.send('machine-news', news))
  window.on('closed', unlisten)
}

function isTillPage({ sender, senderFrame }: IpcMainInvokeEvent, window: BrowserWindow): boolean {
  return sender === window.webContents && senderFrame?.parent === null && senderFrame.url === PAGE_URL
}
