import { describe, expect, it } from 'vitest'
import { businessDay } from '../time.ts'
import { classificationOn, findGroup, groupReference } from './classification.ts'
import { CLASSIFICATIONS } from './classification-data.ts'

const groupsOf = (version: string) =>
  CLASSIFICATIONS.filter((one) => one.version === version).flatMap(({ sectors }) =>
    sectors.flatMap(({ groups }) => groups),
  )

describe('classification of products', () => {
  it('has the 26 sets of 2026 in 6 sectors, numbered without a gap', () => {
    expect(groupsOf('2026').map(({ code }) => code)).toEqual(
      Array.from({ length: 26 }, (_, index) => `${index + 1}`),
    )
    expect(classificationOn(businessDay('2026-11-22')).sectors).toHaveLength(6)
  })

  it('keeps the older ones: six groups of 2023, six sectors of 2019', () => {
    expect(groupsOf('2023')).toHaveLength(6)
    expect(groupsOf('2019')).toHaveLength(16)
    expect(classificationOn(businessDay('2022-07-18')).sectors).toHaveLength(6)
  })

  it.each([
    ['2018-05-07', '2019'],
    ['2019-08-21', '2019'],
    ['2023-02-23', '2019'],
    ['2023-02-24', '2023'],
    ['2026-05-21', '2023'],
    ['2026-05-22', '2026'],
    ['2036-01-01', '2026'],
  ])('of %s is that of %s', (day, version) => {
    expect(classificationOn(businessDay(day)).version).toBe(version)
  })

  it('names the group a line was filed under, whichever version it is of', () => {
    expect(findGroup('2026:13')).toEqual({
      version: '2026',
      code: '13',
      name: 'Cà phê, ca cao',
      sector: 'Thực phẩm',
    })
    expect(findGroup('2023:5')).toMatchObject({ name: 'Sinh vật cảnh' })
    expect(findGroup('2019:1.6')).toMatchObject({ name: 'Cà phê, ca cao', sector: 'Thực phẩm' })
  })

  it.each([null, '', '2026', '2026:', '2026:27', '2025:1', '__proto__:1', '13'])(
    'knows no group %j',
    (reference) => {
      expect(findGroup(reference)).toBeNull()
    },
  )

  it('finds every group by its own reference, one name for each', () => {
    for (const { version, sectors } of CLASSIFICATIONS) {
      const codes = sectors.flatMap(({ groups }) => groups.map(({ code }) => code))
      expect(new Set(codes).size).toBe(codes.length)
      for (const code of codes)
        expect(findGroup(groupReference(version, code))).toMatchObject({ version, code })
    }
  })
})
