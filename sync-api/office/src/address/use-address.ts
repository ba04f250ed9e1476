import { useSyncExternalStore } from 'react'
import { type Address, readAddress, writeAddress } from './address.ts'

/** The address the browser shows. */
export function useAddress(): Address {
  return readAddress(useSyncExternalStore(listen, current))
}

/** Opens an address: as a new page, or in place of the present one while a filter is being typed. */
export function goTo(address: Address, how: 'open' | 'replace' = 'open'): void {
  const target = writeAddress(address)
  if (target === current()) return
  if (how === 'open') history.pushState(null, '', target)
  else history.replaceState(null, '', target)
  dispatchEvent(new PopStateEvent('popstate'))
}

function listen(onChange: () => void): () => void {
  addEventListener('popstate', onChange)
  return () => removeEventListener('popstate', onChange)
}

function current(): string {
  return location.pathname + location.search
}
