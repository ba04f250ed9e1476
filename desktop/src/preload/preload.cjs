// A sandboxed preload is one plain CommonJS file: Electron runs it as it stands.
const { contextBridge, ipcRenderer } = require('electron')

/** The page's only door: a call of the machine contract by name. Everything is checked behind it. */
contextBridge.exposeInMainWorld('ocopMachine', {
  call: (name, args) => ipcRenderer.invoke('machine', name, args),
})
