import { useEffect } from 'react'
import { useStore } from 'zustand'
import type { Finder } from '../catalogue/finder.ts'
import type { ReturnStore } from './return-store.ts'
import { ChooseLines } from './ChooseLines.tsx'
import { FindSale } from './FindSale.tsx'
import { LooseReturn } from './LooseReturn.tsx'
import { ReturnDone } from './ReturnDone.tsx'
import type { ReturnFlow } from './return-flow.ts'
import type { SlipRows } from './slip-rows.ts'

type Props = {
  returns: ReturnStore
  finder: Finder
  slip: SlipRows
  onReprint: (done: Extract<ReturnFlow, { step: 'done' }>) => void
  onExchange: () => void
  onEnd: () => void
}

/** Returns and exchanges on one screen: the sale, its goods, the money. */
export function ReturnScreen({ returns, finder, slip, onReprint, onExchange, onEnd }: Props) {
  const flow = useStore(returns, ({ flow }) => flow)
  const isExchange = useStore(returns, ({ exchange }) => exchange !== null)
  useEffect(() => {
    void returns.begin()
    return () => returns.reset()
  }, [returns])
  switch (flow.step) {
    case 'finding':
      return <FindSale flow={flow} returns={returns} />
    case 'choosing':
      return <ChooseLines flow={flow} returns={returns} />
    case 'loose':
      return <LooseReturn flow={flow} returns={returns} finder={finder} />
    case 'done':
      return (
        <ReturnDone
          body={flow.body}
          rows={slip(flow)}
          isExchange={isExchange}
          onReprint={() => onReprint(flow)}
          onNext={isExchange ? onExchange : onEnd}
        />
      )
  }
}
