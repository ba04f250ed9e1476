import { type Db, inTransaction } from '../../sync-api/src/db/pool.ts'
import { saveOperators } from '../../sync-api/src/masters/operators.ts'
import { savePoints } from '../../sync-api/src/masters/points.ts'
import { saveStaff } from '../../sync-api/src/masters/staff.ts'
import { businessDay } from '#shared/time.ts'

export const POINT = 'sim'

/** The one point of a simulation, where nobody has enrolled yet. */
export async function fillMasters(db: Db): Promise<void> {
  const today = businessDay('2026-11-22')
  const operator = { id: 'op-1', name: 'Đơn vị mô phỏng', legalForm: 'company' as const, taxCode: '' }
  const point = {
    id: POINT,
    code: 'SIM',
    name: 'Điểm mô phỏng',
    kind: 'fair' as const,
    areaCode: null,
    clusterCode: null,
    operatorId: operator.id,
    address: '',
    openedOn: '2026-01-01',
    closedOn: null,
  }
  const saved = await inTransaction(db, async (tx) => [
    await saveOperators(tx, [{ ...operator, vat: [{ validFrom: '2026-01-01', method: 'direct' }] }], today),
    await savePoints(tx, [point], today),
    await saveStaff(tx, [{ id: 'nv-1', name: 'Thu ngân', role: 'cashier', pointId: POINT, isActive: true }]),
  ])
  for (const result of saved) if (!result.ok) throw new Error(JSON.stringify(result.error))
}
