import type { PointSettings } from '#shared/protocol/point-settings.ts'
import { useWords } from '../i18n/words.ts'
import { Choice } from '../ui/Choice.tsx'
import { SidePanel } from '../ui/SidePanel.tsx'
import { type Cart, CHANNEL_TILL } from './cart.ts'
import styles from './HoldPanel.module.css'

type Props = {
  cart: Cart
  settings: Pick<PointSettings, 'channels' | 'events'>
  onSet: (change: Partial<Pick<Cart, 'channel' | 'event'>>) => void
  onClose: () => void
}

const NO_EVENT = ''

/** How this sale came, and at which fair: the office's list, one tap. */
export function ChannelPanel({ cart, settings, onSet, onClose }: Props) {
  const words = useWords()
  const channels = [CHANNEL_TILL, ...settings.channels].map((value) => ({
    value,
    label: value === CHANNEL_TILL ? words('channel.till') : value,
  }))
  const events = [NO_EVENT, ...settings.events].map((value) => ({
    value,
    label: value === NO_EVENT ? words('channel.event.none') : value,
  }))
  const isEmpty = channels.length === 1 && events.length === 1
  return (
    <SidePanel title={words('channel.title')} onClose={onClose}>
      {isEmpty && <p>{words('channel.none')}</p>}
      {channels.length > 1 && (
        <div className={styles.form}>
          <strong>{words('channel.channel')}</strong>
          <Choice
            label={words('channel.channel')}
            value={cart.channel}
            options={channels}
            onChoose={(channel) => onSet({ channel })}
          />
        </div>
      )}
      {events.length > 1 && (
        <div className={styles.form}>
          <strong>{words('channel.event')}</strong>
          <Choice
            label={words('channel.event')}
            value={cart.event ?? NO_EVENT}
            options={events}
            onChoose={(event) => onSet({ event: event === NO_EVENT ? null : event })}
          />
        </div>
      )}
    </SidePanel>
  )
}
