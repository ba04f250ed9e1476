import { describe, expect, test } from 'vitest'
import { buildEntry, buildSaleBody, buildTillId } from '#shared/testing/builders.ts'
import { nextFlow, type SaleEvent, type SaleFlow } from './sale-flow.ts'

const sale = buildSaleBody()
const entry = buildEntry({ tillId: buildTillId(1), kind: 'sale.completed', body: sale })
const flows: SaleFlow[] = [
  { step: 'selling' },
  { step: 'checking' },
  { step: 'paying' },
  { step: 'committing', sale },
  { step: 'unknown', sale },
  { step: 'done', sale, entry },
]

/** The steps from which an event leads somewhere. */
function from(event: SaleEvent): string[] {
  return flows.filter((flow) => nextFlow(flow, event) !== flow).map(({ step }) => step)
}

describe('the way of a sale', () => {
  test('goes from the cart over the check and the money to the receipt', () => {
    const events: SaleEvent[] = [
      { type: 'pay-asked' },
      { type: 'ready' },
      { type: 'commit-asked', sale },
      { type: 'committed', entry },
      { type: 'next' },
    ]
    const steps: string[] = []
    let flow: SaleFlow = { step: 'selling' }
    for (const event of events) {
      flow = nextFlow(flow, event)
      steps.push(flow.step)
    }
    expect(steps).toEqual(['checking', 'paying', 'committing', 'done', 'selling'])
  })

  test('leads into the commit only from the money or from an unknown outcome: twenty Enters are one sale [T13]', () => {
    expect(from({ type: 'commit-asked', sale })).toEqual(['paying', 'unknown'])
  })

  test('leaves the commit only by an answer of the journal', () => {
    const committing: SaleFlow = { step: 'committing', sale }
    for (const type of ['pay-asked', 'ready', 'back', 'next'] as const)
      expect(nextFlow(committing, { type })).toBe(committing)
    expect(nextFlow(committing, { type: 'outcome-unknown' }).step).toBe('unknown')
    expect(nextFlow(committing, { type: 'not-stored' }).step).toBe('paying')
  })

  test('an unknown outcome is left by no key, only by the journal or the cashier’s word', () => {
    const unknown: SaleFlow = { step: 'unknown', sale }
    for (const type of ['pay-asked', 'ready', 'back', 'next', 'not-stored'] as const) {
      expect(nextFlow(unknown, { type })).toBe(unknown)
    }
  })
})
