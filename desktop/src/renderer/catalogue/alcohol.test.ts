import { expect, test } from 'vitest'
import { CLASSIFICATIONS } from '#shared/catalogue/classification-data.ts'
import { groupReference } from '#shared/catalogue/classification.ts'
import { isAlcohol } from './alcohol.ts'

test('alcohol is known by its group in every classification, and nothing else is taken for it', () => {
  const found = CLASSIFICATIONS.flatMap(({ version, sectors }) =>
    sectors
      .flatMap(({ groups }) => groups)
      .filter(({ code }) => isAlcohol({ group: groupReference(version, code) }))
      .map(({ name }) => name),
  )
  expect(found).toEqual(['Đồ uống có cồn', 'Rượu trắng', 'Đồ uống có cồn khác'])
  expect(isAlcohol({ group: null })).toBe(false)
})
