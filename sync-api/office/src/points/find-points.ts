import { foldText } from '#shared/catalogue/search-key.ts'
import type { PointOverview } from '../api/answers.ts'

/** The points whose code, name or area holds every word typed; marks and capitals do not matter. */
export function findPoints(points: readonly PointOverview[], typed: string): PointOverview[] {
  const words = foldText(typed).split(/\s+/).filter(Boolean)
  return points.filter((point) => {
    const text = foldText([point.code, point.name, point.areaName, point.clusterName].join(' '))
    return words.every((word) => text.includes(word))
  })
}
