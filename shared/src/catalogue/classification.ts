import type { BusinessDay } from '../time.ts'
import { CLASSIFICATIONS, type Classification, type ProductGroup } from './classification-data.ts'

export type FiledGroup = ProductGroup & { version: string; sector: string }

/** The classification in force on a day; before the first, the first. */
export function classificationOn(day: BusinessDay): Classification {
  return CLASSIFICATIONS.findLast(({ from }) => from <= day) ?? CLASSIFICATIONS[0]
}

/** The group a product or a sale line names as "version:code" ("2026:13"); null for none, or one not known here. */
export function findGroup(reference: string | null): FiledGroup | null {
  const [version, code] = (reference ?? '').split(':')
  const classification = CLASSIFICATIONS.find((one) => one.version === version)
  for (const sector of classification?.sectors ?? []) {
    const group = sector.groups.find((one) => one.code === code)
    if (group && classification) return { ...group, version: classification.version, sector: sector.name }
  }
  return null
}

/** What a product's `group` holds: "2026:13". */
export function groupReference(version: string, code: string): string {
  return `${version}:${code}`
}
