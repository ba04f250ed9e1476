import { describe, expect, test } from 'vitest'
import { closeNeeds, COUNTING, editDraft, fixCount, readFlow, sayReason, writeFlow } from './close-flow.ts'
import { countedOf, NOTHING_COUNTED, noteCountsOf, withNote } from './notes.ts'

const LIMIT = { expected: 1_249_000, differenceLimit: 50_000 }

describe('counting by notes', () => {
  test('adds up what is typed, and nothing typed is no count', () => {
    let draft = NOTHING_COUNTED
    expect(countedOf(draft)).toBeNull()
    draft = withNote(draft, 500_000, 2)
    draft = withNote(draft, 1_000, 249)
    expect(countedOf(draft)).toBe(1_249_000)
    expect(noteCountsOf(draft)).toEqual({ 500000: 2, 1000: 249 })
    expect(countedOf(withNote(withNote(draft, 500_000, null), 1_000, null))).toBeNull()
  })

  test('an empty drawer is counted as nought notes, or typed as a sum of nought', () => {
    expect(countedOf(withNote(NOTHING_COUNTED, 500_000, 0))).toBe(0)
    expect(countedOf({ ...NOTHING_COUNTED, by: 'sum', sum: 0 })).toBe(0)
    expect(noteCountsOf({ ...NOTHING_COUNTED, by: 'sum', sum: 0 })).toBeNull()
  })

  test('takes no count that is none', () => {
    for (const count of [-1, 1.5, Number.NaN, 1e9])
      expect(countedOf(withNote(NOTHING_COUNTED, 1000, count))).toBeNull()
  })
})

describe('[T35] a blind close', () => {
  test('begins with nothing filled in', () => {
    expect(COUNTING).toEqual({ step: 'counting', draft: { by: 'notes', notes: {}, sum: null } })
  })

  test('cannot be fixed before something was counted, and cannot be counted again afterwards', () => {
    expect(fixCount(COUNTING)).toBe(COUNTING)
    const counted = fixCount(editDraft(COUNTING, { by: 'sum', notes: {}, sum: 1_200_000 }))
    expect(counted.step).toBe('counted')
    expect(editDraft(counted, NOTHING_COUNTED)).toBe(counted)
  })

  test('keeps what is typed, and a fixed count, over a restart, for this shift only', () => {
    const typed = editDraft(COUNTING, withNote(NOTHING_COUNTED, 200_000, 3))
    expect(readFlow(writeFlow({ shiftId: 's-1', flow: typed }), 's-1')).toEqual(typed)
    const counted = sayReason(fixCount(typed), 'thối nhầm')
    expect(readFlow(writeFlow({ shiftId: 's-1', flow: counted }), 's-1')).toEqual(counted)
    expect(readFlow(writeFlow({ shiftId: 's-1', flow: counted }), 's-2')).toEqual(COUNTING)
    for (const json of [null, '', '{', '[]', '{"shiftId":"s-1","flow":{"step":"open"}}'])
      expect(readFlow(json, 's-1')).toEqual(COUNTING)
  })
})

describe('[T32] a difference', () => {
  const counted = (sum: number, reason = '') =>
    sayReason(fixCount(editDraft(COUNTING, { by: 'sum', notes: {}, sum })), reason)

  test('of nothing needs no word', () => {
    expect(closeNeeds(counted(1_249_000), LIMIT)).toEqual({
      difference: 0,
      needsReason: false,
      needsManager: false,
    })
  })

  test('needs a reason, either way, and beyond the limit a manager', () => {
    expect(closeNeeds(counted(1_248_000), LIMIT)).toEqual({
      difference: -1000,
      needsReason: true,
      needsManager: false,
    })
    expect(closeNeeds(counted(1_299_000, ' '), LIMIT)).toMatchObject({
      needsReason: true,
      needsManager: false,
    })
    expect(closeNeeds(counted(1_299_001, 'thừa'), LIMIT)).toMatchObject({
      needsReason: false,
      needsManager: true,
    })
    expect(closeNeeds(counted(1_198_999, 'thiếu'), LIMIT)).toMatchObject({ needsManager: true })
  })
})
