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

/** Of an entry that a till wrote. */
export function isSaleText(text: string): boolean {
  return text.includes('"kind":"sale.completed"')
}
