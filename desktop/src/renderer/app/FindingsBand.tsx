import { Button } from '@mantine/core'
import { useState } from 'react'
import type { Finding, FindingCode } from '../../core/till.ts'
import { useWords } from '../i18n/words.ts'
import { Band, type BandTone } from '../ui/Band.tsx'

/** What was mended needs to be known once; what is broken stays until it is mended. */
const TONES: Readonly<Record<FindingCode, BandTone>> = {
  'tail-copied-to-store': 'info',
  'tail-copied-to-box': 'info',
  'store-rebuilt': 'caution',
  'box-rebuilt': 'caution',
  'key-lost': 'caution',
  'branch-set-aside': 'danger',
  'behind-server': 'caution',
  hole: 'danger',
  'last-sale-kept': 'info',
  'store-is-newer': 'danger',
  forked: 'danger',
  revoked: 'danger',
  'catalogue-row-skipped': 'caution',
}
const BLANKS = { count: 0, seq: 0, fromSeq: 0, number: 0 }

type Props = { findings: readonly Finding[]; onReplaceKey: () => void }

/** What start-up and sync found, as sentences above the screen. */
export function FindingsBand({ findings, onReplaceKey }: Props) {
  const words = useWords()
  const [seen, setSeen] = useState<readonly string[]>([])
  const open = findings.filter((finding) => !seen.includes(nameOf(finding)))
  return open.map((finding) => (
    <Band
      key={nameOf(finding)}
      tone={TONES[finding.code]}
      action={
        <>
          {finding.code === 'key-lost' && (
            <Button size="compact-md" h={44} px="md" onClick={onReplaceKey}>
              {words('finding.key-lost.act')}
            </Button>
          )}
          <Button
            variant="default"
            size="compact-md"
            h={44}
            px="md"
            onClick={() => setSeen([...seen, nameOf(finding)])}
          >
            {words('finding.dismiss')}
          </Button>
        </>
      }
    >
      {words(`finding.${finding.code}`, { ...BLANKS, ...finding.detail })}
    </Band>
  ))
}

function nameOf({ code, detail }: Finding): string {
  return `${code} ${JSON.stringify(detail)}`
}
