import {
  type DisplayMessage,
  displayMessageSchema,
  type DisplayPage,
} from '../../machine/contract-display.ts'

/** What carries messages between the till's window and the buyer's: a BroadcastChannel. */
export type Channel = {
  post(message: DisplayMessage): void
  onMessage(listener: (data: unknown) => void): void
  close(): void
}

export type DisplaySender = {
  /** The counter changed. */
  changed(): void
  end(): void
}

type Parts = {
  channel: Channel
  /** Whether this till has a buyer's screen: nothing is worked out for none. */
  isOn(): boolean
  page(): DisplayPage
  /** Calls back once the till's own screen is painted: the buyer's is never why a scan waits. */
  later(work: () => void): () => void
}

/** Tells the buyer's window what to show, when it changed and when a window asks. */
export function sendToDisplay({ channel, isOn, page, later }: Parts): DisplaySender {
  let shown = ''
  let cancel: (() => void) | null = null

  function send(): void {
    cancel = null
    const next = page()
    const text = JSON.stringify(next)
    if (text !== shown) channel.post({ kind: 'show', page: next })
    shown = text
  }

  channel.onMessage((data) => {
    const message = displayMessageSchema.safeParse(data)
    if (!message.success || message.data.kind !== 'asks') return
    shown = ''
    send()
  })
  return {
    changed() {
      if (isOn()) cancel ??= later(send)
    },
    end() {
      cancel?.()
      channel.close()
    },
  }
}

/** Hears what the buyer's window shall show, and asks for it at once. The answer stops. */
export function hearPages(channel: Channel, onPage: (page: DisplayPage) => void): () => void {
  channel.onMessage((data) => {
    const message = displayMessageSchema.safeParse(data)
    if (message.success && message.data.kind === 'show') onPage(message.data.page)
  })
  channel.post({ kind: 'asks' })
  return channel.close
}
