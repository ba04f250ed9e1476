import { useWords } from '../i18n/words.ts'
import { PickList } from '../ui/PickList.tsx'
import { SidePanel } from '../ui/SidePanel.tsx'

/** What the menu leads to, in its order. */
export const WORKS = [
  'returns',
  'sales',
  'channel',
  'cash-in',
  'cash-out',
  'drawer',
  'x',
  'close',
  'settings',
  'training',
] as const
export type Work = (typeof WORKS)[number]

/** All that is not selling, one digit away. */
export function MenuPanel({ onWork, onClose }: { onWork: (work: Work) => void; onClose: () => void }) {
  const words = useWords()
  return (
    <SidePanel title={words('menu.title')} onClose={onClose}>
      <PickList
        label={words('menu.title')}
        picks={WORKS.map((work) => ({ key: work, label: words(`work.${work}`), onPick: () => onWork(work) }))}
      />
    </SidePanel>
  )
}
