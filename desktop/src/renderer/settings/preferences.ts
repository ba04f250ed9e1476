import { z } from 'zod'
import { DEFAULT_KEYS, type Keymap, readKeymap } from '../ui/keymap.ts'

/** What the people of this till chose for its page. Nothing of it is a fact. */
export type Preferences = {
  language: 'vi' | 'en'
  theme: 'auto' | 'light' | 'dark'
  keys: Keymap
  /** The buyer has a screen of their own. */
  hasDisplay: boolean
}

export const DEFAULT_PREFERENCES: Preferences = {
  language: 'vi',
  theme: 'auto',
  keys: DEFAULT_KEYS,
  hasDisplay: false,
}

const keptSchema = z.object({
  language: z.enum(['vi', 'en']).catch('vi'),
  theme: z.enum(['auto', 'light', 'dark']).catch('auto'),
  keys: z.record(z.string(), z.unknown()).catch({}).transform(readKeymap),
  hasDisplay: z.boolean().catch(false),
})

/** Preferences as they were kept: each that cannot be read is as it was shipped. */
export function readPreferences(json: string | null): Preferences {
  try {
    const kept = keptSchema.safeParse(JSON.parse(json ?? '{}'))
    return kept.success ? kept.data : DEFAULT_PREFERENCES
  } catch {
    return DEFAULT_PREFERENCES
  }
}

export function writePreferences(preferences: Preferences): string {
  return JSON.stringify(preferences)
}
