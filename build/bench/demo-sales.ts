import type { Entry } from '#shared/journal/kinds/registry.ts'
import type { SaleCompleted } from '#shared/journal/kinds/sale-completed.ts'
import { must } from '#shared/result.ts'
import { businessDayOf } from '#shared/time.ts'
import { type DemoWorld, makeDemoWorld } from '../demo/demo-network.ts'
import type { TillHistory } from '../demo/history.ts'
import type { DemoPoint } from '../demo/network.ts'

/** The morning after the demo's last day. */
export const NOW_MS = Date.parse('2026-11-22T02:00:00.000Z')

export type DemoTill = { point: DemoPoint; history: TillHistory }

export function benchWorld(): DemoWorld {
  return makeDemoWorld(1, businessDayOf(NOW_MS))
}

/** The demo's tills, the busy ones of the centres first, each made when it is asked for. */
export function* tillsOf({ points, historyAt }: DemoWorld): Generator<DemoTill> {
  for (const point of points) for (const history of historyAt(point)) yield { point, history }
}

/** The newest sales of the busiest till. */
export function demoSales(count: number): SaleCompleted[] {
  const { history } = must(tillsOf(benchWorld()).next().value as DemoTill | undefined, 'a till')
  const entries = history.entries.map(({ text }) => JSON.parse(text) as Entry) // of the demo's own making
  return entries.flatMap((entry) => (entry.kind === 'sale.completed' ? [entry.body] : [])).slice(-count)
}

/** Of an entry that a till wrote. */
export function isSaleText(text: string): boolean {
  return text.includes('"kind":"sale.completed"')
}
