import { createStore, type StoreApi } from 'zustand/vanilla'
import { type Preferences, readPreferences, writePreferences } from './preferences.ts'

const KEY = 'ocop-preferences'

/** The preferences of this machine's browser, written at every change. */
export function createPreferences(storage: Pick<Storage, 'getItem' | 'setItem'>): StoreApi<Preferences> {
  const store = createStore<Preferences>(() => readPreferences(storage.getItem(KEY)))
  store.subscribe((preferences) => storage.setItem(KEY, writePreferences(preferences)))
  return store
}
