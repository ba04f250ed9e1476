import { act } from 'react'
import { createRoot } from 'react-dom/client'
import { expect, it } from 'vitest'
import { Shelter } from './Shelter.tsx'

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })

function Broken(): never {
  throw new RangeError('a fault in a panel')
}

it('shows a sentence instead of an empty window when a part of the page throws', async () => {
  const host = document.body.appendChild(document.createElement('div'))
  const root = createRoot(host, { onCaughtError: () => undefined })
  await act(async () =>
    root.render(
      <Shelter instead={<p>Các phiếu đã bán vẫn còn.</p>}>
        <Broken />
      </Shelter>,
    ),
  )
  expect(host.textContent).toBe('Các phiếu đã bán vẫn còn.')
  await act(async () => root.unmount())
})
