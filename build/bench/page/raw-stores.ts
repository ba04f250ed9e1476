import type { WrittenEntry } from '#shared/journal/entry.ts'

/** The least that could keep an entry in two places: one strict transaction of one row, one flushed append. */
export type RawStores = { write(entry: WrittenEntry): Promise<void> }

/** `url` is of the socket that appends what it is sent and answers once it is flushed. */
export async function openRawStores(url: string): Promise<RawStores> {
  const db = await openDatabase()
  const append = await openSocket(url)
  return {
    async write({ seq, prevHash, hash, text }) {
      const entry = { seq, prevHash, hash, text }
      await Promise.all([put(db, entry), append(`${JSON.stringify(entry)}\n`)])
    },
  }
}

function openDatabase(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('raw', 1)
    opening.onupgradeneeded = () => opening.result.createObjectStore('own', { keyPath: 'seq' })
    opening.onsuccess = () => resolve(opening.result)
    opening.onerror = () => reject(opening.error)
  })
}

function put(db: IDBDatabase, entry: WrittenEntry): Promise<void> {
  return new Promise((resolve, reject) => {
    const tx = db.transaction('own', 'readwrite', { durability: 'strict' })
    tx.objectStore('own').add(entry)
    tx.oncomplete = () => resolve()
    tx.onabort = () => reject(tx.error)
    tx.commit()
  })
}

function openSocket(url: string): Promise<(line: string) => Promise<void>> {
  const socket = new WebSocket(url)
  let done = () => {}
  socket.onmessage = () => done()
  const append = (line: string) =>
    new Promise<void>((resolve) => {
      done = resolve
      socket.send(line)
    })
  return new Promise((resolve, reject) => {
    socket.onopen = () => resolve(append)
    socket.onerror = () => reject(new Error(`no socket at ${url}`))
  })
}
