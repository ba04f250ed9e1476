// A sandboxed preload is one plain CommonJS file: Electron runs it as it stands.
const { contextBridge, ipcRenderer } = require('electron')

/** The page's only door: calls of the machine contract by name, and news. Everything is checked behind it. */
contextBridge.exposeInMainWorld('ocopMachine', {
  call: (name, args) => ipcRenderer.invoke('machine', name, args),
  onNews: (listener) => void ipcRenderer.on('machine-news', (_event, news) => listener(news)),
})
