import { useStore } from 'zustand'
import { sayingIn, useWords } from '../i18n/words.ts'
import { Band } from '../ui/Band.tsx'
import styles from './NoticeBand.module.css'
import type { Notices } from './notices.ts'

/** The newest word, in one place that never moves the screen above it. */
export function NoticeBand({ notices }: { notices: Notices }) {
  const words = useWords()
  const notice = useStore(notices, ({ notice }) => notice)
  return (
    <footer className={styles.foot}>
      {notice && (
        <Band key={notice.id} tone={notice.tone}>
          {sayingIn(words, notice)}
        </Band>
      )}
    </footer>
  )
}
