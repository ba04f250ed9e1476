import { CloseButton, Title } from '@mantine/core'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { useIntl } from 'react-intl'
import classes from './Dialog.module.css'

/** The browser's own modal dialog: it keeps the focus from `data-autofocus` on, gives it back, closes on Escape. */
export function Dialog({
  title,
  onClose,
  children,
}: {
  title: ReactNode
  onClose: () => void
  children: ReactNode
}) {
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  const { formatMessage } = useIntl()
  useEffect(() => {
    dialog.current?.showModal()
    dialog.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus()
  }, [])
  return (
    <dialog ref={dialog} className={classes.dialog} aria-labelledby={titleId} onClose={onClose}>
      <div className={classes.head}>
        <Title order={2} size="h4" id={titleId}>
          {title}
        </Title>
        <CloseButton
          aria-label={formatMessage({ id: 'app.close' })}
          onClick={() => dialog.current?.close()}
        />
      </div>
      {children}
    </dialog>
  )
}
