import type { inferRouterOutputs } from '@trpc/server'
import type { AppRouter } from '../../../src/router.ts'

/** What the office's procedures answer, as their own types say. */
export type Answers = inferRouterOutputs<AppRouter>['office']

export type PointOverview = Answers['points']['points'][number]
export type Sum = PointOverview['today']
export type PointSales = Extract<Answers['salesOfPoint'], { ok: true }>['value']
export type PointHead = PointSales['point']
export type Completeness = PointSales['completeness']
export type Gap = Completeness['gaps'][number]
export type Till = Answers['tillsOfPoint'][number]
