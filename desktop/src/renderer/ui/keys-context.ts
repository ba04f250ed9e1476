import { createContext, useContext } from 'react'
import { DEFAULT_KEYS, type Keymap } from './keymap.ts'

/** The keys as this till has them. */
export const Keys = createContext<Keymap>(DEFAULT_KEYS)

export function useKeymap(): Keymap {
  return useContext(Keys)
}
