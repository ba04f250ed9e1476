import { createStore, type StoreApi } from 'zustand/vanilla'
import { staffIdSchema } from '#shared/ids.ts'
import type { StaffRef } from '#shared/journal/common.ts'
import type { AuditNoted } from '#shared/journal/kinds/audit-noted.ts'
import type { StaffRow } from '#shared/protocol/feed.ts'
import type { Result } from '#shared/result.ts'
import type { PinTrouble } from '../../core/till.ts'
import {
  askPin,
  canCheck,
  checking,
  choosePerson,
  type PinEntry,
  personOf,
  refused,
  typePin,
} from './pin-entry.ts'

/** What a cashier may not do alone. */
export type Override = 'discount' | 'return-without-slip' | 'payment-correction' | 'cash-difference' | 'void'

/** Who approved; `nobody-can`: no manager of this point has a PIN. */
export type Approval = { is: 'approved'; by: StaffRef } | { is: 'cancelled' } | { is: 'nobody-can' }

/** The question on the screen, if there is one. */
export type Asked =
  | { for: 'sign-in'; canCancel: boolean; entry: PinEntry }
  | { for: 'override'; override: Override; entry: PinEntry }

export type StaffState = { signedIn: StaffRow | null; asked: Asked | null }

export type StaffStore = StoreApi<StaffState> & {
  /** Who sells now; null while nobody has said so. */
  who(): StaffRef | null
  /** Asks who is at the till, unless somebody is or nobody can be. */
  ensureSignIn(): void
  /** Another cashier takes over; the one before stays until the new one is known. */
  switchPerson(): void
  signOut(): void
  /** Asks for a manager's PIN; one question at a time. */
  approve(override: Override, detail?: AuditNoted['detail']): Promise<Approval>
  choose(personId: string): void
  type(text: string): void
  submit(): Promise<void>
  cancel(): void
}

type Parts = {
  staff(): readonly StaffRow[]
  /** Whose shift is open: most likely who comes back to the till. */
  shiftCashierId(): string | null
  checkPin(personId: string, pin: string): Promise<Result<null, PinTrouble>>
  note(noted: AuditNoted): void
}

/** Who stands at the till, and who answers for what a cashier may not do alone. */
export function createStaffStore({ staff, shiftCashierId, checkPin, note }: Parts): StaffStore {
  const store = createStore<StaffState>(() => ({ signedIn: null, asked: null }))
  let answer: ((approval: Approval) => void) | null = null
  let detail: AuditNoted['detail'] = {}

  function ask(asked: Asked): void {
    store.setState({ asked })
  }

  function askSignIn(canCancel: boolean): void {
    const likely = canCancel ? null : shiftCashierId()
    ask({ for: 'sign-in', canCancel, entry: askPin(sellersFirst(staff()), likely) })
  }

  function patch(change: (entry: PinEntry) => PinEntry): void {
    const { asked } = store.getState()
    if (asked) ask({ ...asked, entry: change(asked.entry) })
  }

  /** The question is answered: by whom it was asked of, or not at all. */
  function close(asked: Asked, person: StaffRow | null): void {
    store.setState({ asked: null })
    if (asked.for === 'override') {
      if (person) noteOverride(asked.override, person)
      answer?.(person ? { is: 'approved', by: refOf(person) } : { is: 'cancelled' })
      answer = null
    } else if (person) {
      store.setState({ signedIn: person })
      note({ what: 'sign-in', by: refOf(person), detail: { role: person.role } })
    }
  }

  function noteOverride(override: Override, person: StaffRow): void {
    const cashier = store.getState().signedIn
    const whose = { cashierId: cashier?.id ?? null, cashierName: cashier?.name ?? null }
    note({ what: 'override', by: refOf(person), detail: { override, ...whose, ...detail } })
  }

  return Object.assign(store, {
    who() {
      const { signedIn } = store.getState()
      return signedIn && refOf(signedIn)
    },
    ensureSignIn() {
      const { signedIn, asked } = store.getState()
      const people = staff()
      if (asked || people.length === 0) return
      const known = signedIn && people.find(({ id }) => id === signedIn.id)
      if (known) return known === signedIn ? undefined : store.setState({ signedIn: known })
      const back = people.find(({ id }) => id === shiftCashierId())
      if (back?.pin === null)
        store.setState({ signedIn: back }) // nothing to ask of them
      else askSignIn(false)
    },
    switchPerson() {
      if (store.getState().asked === null) askSignIn(true)
    },
    signOut() {
      store.setState({ signedIn: null, asked: null })
      answer?.({ is: 'cancelled' })
      answer = null
    },
    approve(override: Override, more: AuditNoted['detail'] = {}) {
      if (store.getState().asked !== null) return Promise.resolve<Approval>({ is: 'cancelled' })
      const managers = staff().filter(({ role, pin }) => role === 'manager' && pin !== null)
      if (managers.length === 0) return Promise.resolve<Approval>({ is: 'nobody-can' })
      detail = more
      ask({ for: 'override', override, entry: askPin(managers) })
      return new Promise<Approval>((resolve) => {
        answer = resolve
      })
    },
    choose(personId: string) {
      patch((entry) => choosePerson(entry, personId))
      const { asked } = store.getState()
      const person = asked && personOf(asked.entry)
      if (asked?.for === 'sign-in' && person?.pin === null) close(asked, person)
    },
    type: (text: string) => patch((entry) => typePin(entry, text)),
    async submit() {
      const { asked } = store.getState()
      const person = asked && personOf(asked.entry)
      if (!asked || !person || !canCheck(asked.entry)) return
      patch(checking)
      const checked = await checkPin(person.id, asked.entry.pin)
      if (store.getState().asked?.entry.isChecking !== true) return // signed out meanwhile
      if (checked.ok) close(asked, person)
      else patch((entry) => refused(entry, checked.error))
    },
    cancel() {
      const { asked } = store.getState()
      if (!asked || asked.entry.isChecking || (asked.for === 'sign-in' && !asked.canCancel)) return
      close(asked, null)
    },
  })
}

/** Cashiers stand at the till more often than managers. */
function sellersFirst(people: readonly StaffRow[]): readonly StaffRow[] {
  return people.toSorted((a, b) => Number(a.role === 'manager') - Number(b.role === 'manager'))
}

function refOf({ id, name }: StaffRow): StaffRef {
  return { id: staffIdSchema.parse(id), name }
}
