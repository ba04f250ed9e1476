import { useWords } from '../i18n/words.ts'
import { Centered } from '../ui/Centered.tsx'
import { PinPanel } from './PinPanel.tsx'
import type { Asked, StaffStore } from './staff-store.ts'

/** The whole page while somebody must say who they are. */
export function StaffScreen({ staff, asked }: { staff: StaffStore; asked: Asked }) {
  const words = useWords()
  const isSignIn = asked.for === 'sign-in'
  return (
    <Centered title={words(isSignIn ? 'staff.sign-in' : 'approve.title')} isWide>
      {!isSignIn && <p>{words(`approve.what.${asked.override}`)}</p>}
      <PinPanel
        purpose={isSignIn ? 'staff.sign-in' : 'approve'}
        entry={asked.entry}
        onChoose={staff.choose}
        onType={staff.type}
        onSubmit={() => void staff.submit()}
        onCancel={isSignIn && !asked.canCancel ? undefined : staff.cancel}
      />
    </Centered>
  )
}
