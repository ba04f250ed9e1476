import { describe, expect, test } from 'vitest'
import { DEFAULT_KEYS } from '../ui/keymap.ts'
import { DEFAULT_PREFERENCES, readPreferences, writePreferences } from './preferences.ts'

describe('what a till’s people chose', () => {
  test('is the same after it was kept and read', () => {
    const chosen = {
      language: 'en',
      theme: 'dark',
      keys: { ...DEFAULT_KEYS, pay: 'Ctrl+B' },
      hasDisplay: true,
    } as const
    expect(readPreferences(writePreferences(chosen))).toEqual(chosen)
  })

  test.each([null, '', '{', '[]', '7', '{}', '{"theme":"pink","keys":{"pay":"F5"},"language":1}'])(
    'is as shipped where %j says nothing that can be used',
    (kept) => {
      expect(readPreferences(kept)).toEqual(DEFAULT_PREFERENCES)
    },
  )

  test('is kept part by part: one that cannot be read does not take the others along', () => {
    expect(readPreferences('{"theme":"dark","keys":7}')).toEqual({
      ...DEFAULT_PREFERENCES,
      theme: 'dark',
    })
  })
})
