import type { StoreApi } from 'zustand/vanilla'
import type { Machine } from '../../machine/contract.ts'
import { DISPLAY } from '../../machine/contract-display.ts'
import type { Preferences } from '../settings/preferences.ts'

/** The buyer's window on, from a click, or off; this machine remembers it. */
export async function setDisplay(
  page: Window,
  machine: Pick<Machine, 'call'>,
  { preferences, isOn }: { preferences: StoreApi<Preferences>; isOn: boolean },
): Promise<void> {
  preferences.setState({ hasDisplay: isOn })
  if (!isOn) {
    await machine.call('display.close')
    return page.open('', DISPLAY.window)?.close()
  }
  const { opener } = await machine.call('display.open')
  if (opener === 'page') openHere(page)
}

/** After a start: the shell opens it at once, a browser only at the first touch or key. The answer forgets it. */
export function openDisplayAgain(
  page: Window,
  machine: Pick<Machine, 'call'>,
  preferences: StoreApi<Preferences>,
): () => void {
  const forgetting = new AbortController()
  const { signal } = forgetting
  const onTouch = () => {
    forgetting.abort()
    openHere(page)
  }
  void (async () => {
    if (!preferences.getState().hasDisplay) return
    const { opener } = await machine.call('display.open')
    if (opener !== 'page' || signal.aborted) return
    for (const touch of ['pointerup', 'keyup']) page.addEventListener(touch, onTouch, { signal })
  })().catch(() => undefined)
  return () => forgetting.abort()
}

/** Keys and scans belong to the till: its window has the focus again at once. */
function openHere(page: Window): void {
  page.open(DISPLAY.query, DISPLAY.window, 'popup,width=1024,height=640')
  page.focus()
}
