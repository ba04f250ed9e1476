import { describe, expect, test } from 'vitest'
import { wireReasonSchema } from '#shared/protocol/errors.ts'
import { pushStopSchema } from '#shared/protocol/push.ts'
import { machineErrorCodeSchema } from '../../machine/contract.ts'
import { deviceTroubleSchema } from '../../machine/contract-devices.ts'
import { errorTable } from '../i18n/tables/errors.ts'
import { CATALOGUE } from './catalogue.ts'

const entries = Object.values(CATALOGUE).flatMap((family) => Object.values(family))

describe('the error catalogue', () => {
  test('has an entry for every code of every list that a program can read', () => {
    expect(Object.keys(CATALOGUE.wire).toSorted()).toEqual(
      ['offline', ...wireReasonSchema.options].toSorted(),
    )
    expect(Object.keys(CATALOGUE.stop).toSorted()).toEqual(pushStopSchema.options.toSorted())
    expect(Object.keys(CATALOGUE.device).toSorted()).toEqual(deviceTroubleSchema.options.toSorted())
    expect(Object.keys(CATALOGUE.machine).toSorted()).toEqual(machineErrorCodeSchema.options.toSorted())
  })

  test('says of each what happened, what is at risk and what to do, in both languages', () => {
    for (const { key } of entries) {
      const { vi, en } = errorTable[key]
      for (const parts of [vi, en]) {
        expect(parts, key).toHaveLength(3)
        for (const part of parts) expect(part, key).toMatch(/^[^\s].{5,}[.?]$/u)
      }
    }
  })

  test('has a code for every sentence', () => {
    const used = new Set(entries.map(({ key }) => key as string))
    expect(Object.keys(errorTable).filter((key) => !used.has(key))).toEqual([])
  })
})
