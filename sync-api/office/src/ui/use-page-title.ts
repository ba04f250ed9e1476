import { useEffect } from 'react'
import { useIntl } from 'react-intl'

/** Names the browser's tab after the page, also for screen readers that announce it. */
export function usePageTitle(page: string): void {
  const { formatMessage } = useIntl()
  const title = formatMessage({ id: 'app.title' }, { page })
  useEffect(() => {
    document.title = title
  }, [title])
}
