import { describe, expect, test } from 'vitest'
import { staffIdSchema } from '#shared/ids.ts'
import type { AuditNoted } from '#shared/journal/kinds/audit-noted.ts'
import type { StaffRow } from '#shared/protocol/feed.ts'
import { err, ok } from '#shared/result.ts'
import type { PinTrouble } from '../../core/till.ts'
import { createStaffStore } from './staff-store.ts'

const VERIFIER = { salt: 'A'.repeat(22), hash: 'B'.repeat(43), n: 2, r: 1, p: 1 }

function person(id: string, role: StaffRow['role'], hasPin = true): StaffRow {
  return { id: staffIdSchema.parse(id), name: `Người ${id}`, role, pin: hasPin ? VERIFIER : null }
}

const HOA = person('hoa', 'cashier')
const LAN = person('lan', 'cashier')
const MAI = person('mai', 'manager')

/** A till with these people; the PIN of each is their id's length, four times. */
function given({ staff = [HOA, LAN, MAI], shiftCashierId = null as string | null } = {}) {
  const noted: AuditNoted[] = []
  const people = { now: staff }
  let trouble: PinTrouble = { code: 'wrong' }
  const store = createStaffStore({
    staff: () => people.now,
    shiftCashierId: () => shiftCashierId,
    checkPin: async (_, pin) => (pin === '1234' ? ok(null) : err(trouble)),
    note: (what) => noted.push(what),
  })
  return { store, noted, people, lock: (waitMs: number) => (trouble = { code: 'locked', waitMs }) }
}

async function enter(store: ReturnType<typeof given>['store'], pin: string): Promise<void> {
  store.type(pin)
  await store.submit()
}

describe('signing in', () => {
  test('opens with the right PIN, and says who in the journal', async () => {
    const { store, noted } = given()
    store.ensureSignIn()
    store.choose('hoa')
    await enter(store, '1234')
    expect(store.getState()).toEqual({ signedIn: HOA, asked: null })
    expect(noted).toEqual([
      { what: 'sign-in', by: { id: 'hoa', name: 'Người hoa' }, detail: { role: 'cashier' } },
    ])
  })

  test('stays shut with a wrong PIN, and forgets what was typed', async () => {
    const { store, noted } = given()
    store.ensureSignIn()
    store.choose('hoa')
    await enter(store, '9999')
    expect(store.getState()).toMatchObject({
      signedIn: null,
      asked: { entry: { pin: '', trouble: { code: 'wrong' } } },
    })
    expect(noted).toEqual([])
  })

  test('says how long it is locked', async () => {
    const { store, lock } = given()
    lock(30_000)
    store.ensureSignIn()
    store.choose('hoa')
    await enter(store, '9999')
    expect(store.getState().asked?.entry.trouble).toEqual({ code: 'locked', waitMs: 30_000 })
  })

  test('asks nothing of a person without a PIN', () => {
    const { store } = given({ staff: [person('moi', 'cashier', false), MAI] })
    store.ensureSignIn()
    store.choose('moi')
    expect(store.getState()).toMatchObject({ signedIn: { id: 'moi' }, asked: null })
  })

  test('offers the cashier of the open shift first, after a restart', () => {
    const { store } = given({ shiftCashierId: 'lan' })
    store.ensureSignIn()
    expect(store.getState().asked).toMatchObject({ canCancel: false, entry: { personId: 'lan' } })
    const open = given({ staff: [person('moi', 'cashier', false)], shiftCashierId: 'moi' })
    open.store.ensureSignIn()
    expect(open.store.getState()).toMatchObject({ signedIn: { id: 'moi' }, asked: null })
  })

  test('ends for one whom the office took away', async () => {
    const { store, people } = given()
    store.ensureSignIn()
    store.choose('hoa')
    await enter(store, '1234')
    people.now = [LAN, MAI]
    store.ensureSignIn()
    expect(store.getState().asked).toMatchObject({ for: 'sign-in', canCancel: false })
  })

  test('switches to another, or back to the one before', async () => {
    const { store } = given()
    store.ensureSignIn()
    store.choose('hoa')
    await enter(store, '1234')
    store.switchPerson()
    store.cancel()
    expect(store.getState()).toEqual({ signedIn: HOA, asked: null })
    store.switchPerson()
    store.choose('lan')
    await enter(store, '1234')
    expect(store.getState().signedIn).toEqual(LAN)
  })

  test('cannot be passed by', () => {
    const { store } = given()
    store.ensureSignIn()
    store.cancel()
    expect(store.getState().asked).not.toBeNull()
  })
})

describe('an override', () => {
  async function signedIn() {
    const till = given()
    till.store.ensureSignIn()
    till.store.choose('hoa')
    await enter(till.store, '1234')
    till.noted.length = 0
    return till
  }

  test('is approved by a manager’s PIN, and both are named', async () => {
    const { store, noted } = await signedIn()
    const approval = store.approve('payment-correction', { sale: 'BMT01-01-000007' })
    expect(store.getState().asked?.entry.people).toEqual([MAI])
    await enter(store, '1234')
    expect(await approval).toEqual({ is: 'approved', by: { id: 'mai', name: 'Người mai' } })
    expect(store.getState().signedIn).toEqual(HOA)
    expect(noted).toEqual([
      {
        what: 'override',
        by: { id: 'mai', name: 'Người mai' },
        detail: {
          override: 'payment-correction',
          cashierId: 'hoa',
          cashierName: 'Người hoa',
          sale: 'BMT01-01-000007',
        },
      },
    ])
  })

  test('that is turned down leaves nothing behind', async () => {
    const { store, noted } = await signedIn()
    const approval = store.approve('return-without-slip')
    store.cancel()
    expect(await approval).toEqual({ is: 'cancelled' })
    expect(noted).toEqual([])
  })

  test('says when nobody at this point can give it', async () => {
    const { store } = given({ staff: [HOA, person('sep', 'manager', false)] })
    expect(await store.approve('cash-difference')).toEqual({ is: 'nobody-can' })
  })

  test('is asked for one at a time', async () => {
    const { store } = await signedIn()
    void store.approve('discount')
    expect(await store.approve('discount')).toEqual({ is: 'cancelled' })
  })
})
