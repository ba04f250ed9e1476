import { Anchor } from '@mantine/core'
import type { MouseEvent, ReactNode } from 'react'
import { type Address, writeAddress } from './address.ts'
import { goTo } from './use-address.ts'

/** A link inside the office: a real one, so that it can be opened in a new tab or copied. */
export function Link({ to, children }: { to: Address; children: ReactNode }) {
  const follow = (event: MouseEvent) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    goTo(to)
  }
  return (
    <Anchor href={writeAddress(to)} onClick={follow} inherit>
      {children}
    </Anchor>
  )
}
