import type { Ownership } from '#shared/journal/kinds/sale-completed.ts'
import { must } from '#shared/result.ts'
import type { Random } from '#shared/testing/random.ts'
import type { DemoProduct } from './catalogue.ts'
import type { DemoPoint } from './network.ts'

/** Each shop holds some producers' goods on consignment, the same for all its tills and for ever. */
export function ownershipAt({ point }: DemoPoint, { producerId }: DemoProduct): Ownership {
  const lot = [...`${point.id}${producerId}`].reduce(
    (sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 997,
    7,
  )
  if (lot % 4 !== 0) return { kind: 'own' }
  return {
    kind: 'consigned',
    contractId: `kg-${point.id}-${producerId}`,
    commissionBasisPoints: 1000 + (lot % 11) * 100,
  }
}

export function cashierOf({ staff }: DemoPoint, random: Random) {
  return nameOf(random.pick(staff.filter(({ role }) => role === 'cashier')))
}

export function managerOf({ staff }: DemoPoint) {
  return nameOf(must(staff[0], 'the manager'))
}

function nameOf({ id, name }: DemoPoint['staff'][number]) {
  return { id, name }
}
