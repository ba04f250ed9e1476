import { createRoot } from 'react-dom/client'
import { flushSync } from 'react-dom'
import { expect, it } from 'vitest'
import { Shelter } from './Shelter.tsx'

function Broken(): never {
  throw new RangeError('a fault in a panel')
}

it('shows a sentence instead of an empty window when a part of the page throws', () => {
  const host = document.body.appendChild(document.createElement('div'))
  const root = createRoot(host, { onCaughtError: () => undefined })
  flushSync(() =>
    root.render(
      <Shelter instead={<p>Các phiếu đã bán vẫn còn.</p>}>
        <Broken />
      </Shelter>,
    ),
  )
  expect(host.textContent).toBe('Các phiếu đã bán vẫn còn.')
  root.unmount()
})
