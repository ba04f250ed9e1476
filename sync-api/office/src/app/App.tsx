import { Center, Loader } from '@mantine/core'
import { useCallback, useEffect, useState } from 'react'
import { useAddress } from '../address/use-address.ts'
import { office } from '../api/client.ts'
import { type LoadTrouble, troubleOf } from '../api/trouble.ts'
import { MasterPage } from '../masters/MasterPage.tsx'
import { MastersPage } from '../masters/MastersPage.tsx'
import { SheetsPage } from '../masters/SheetsPage.tsx'
import { PointPage } from '../point/PointPage.tsx'
import { PointsPage } from '../points/PointsPage.tsx'
import { SignInPage } from '../sign-in/SignInPage.tsx'
import { TroubleBand } from '../ui/TroubleBand.tsx'
import { Frame } from './Frame.tsx'

type Session =
  | { state: 'asking' }
  | { state: 'unknown'; trouble: LoadTrouble }
  | { state: 'none'; wasOpen: boolean }
  | { state: 'open'; username: string }

/** Who is signed in decides whether a page is shown; the address decides which. */
export function App() {
  const [session, setSession] = useState<Session>({ state: 'asking' })
  const ask = useCallback(() => askSession().then(setSession), [])
  useEffect(() => void ask(), [ask])
  const endSession = useCallback(() => setSession({ state: 'none', wasOpen: true }), [])

  switch (session.state) {
    case 'asking':
      return (
        <Center mih="60dvh">
          <Loader />
        </Center>
      )
    case 'unknown':
      return <TroubleBand trouble={session.trouble} hasOldData={false} onRetry={ask} />
    case 'none':
      return <SignInPage isResuming={session.wasOpen} onSignedIn={ask} />
    case 'open':
      return (
        <Frame username={session.username} onSignedOut={() => setSession({ state: 'none', wasOpen: false })}>
          <Page onSessionEnded={endSession} />
        </Frame>
      )
  }
}

function Page({ onSessionEnded }: { onSessionEnded: () => void }) {
  const address = useAddress()
  switch (address.page) {
    case 'points':
      return <PointsPage search={address.search} onSessionEnded={onSessionEnded} />
    case 'point':
      return <PointPage key={address.pointId} address={address} onSessionEnded={onSessionEnded} />
    case 'masters':
      return <MastersPage address={address} onSessionEnded={onSessionEnded} />
    case 'sheets':
      return <SheetsPage key={address.table} table={address.table} onSessionEnded={onSessionEnded} />
    case 'master':
      return (
        <MasterPage
          key={address.table}
          table={address.table}
          id={address.id}
          onSessionEnded={onSessionEnded}
        />
      )
  }
}

async function askSession(): Promise<Session> {
  try {
    const account = await office.me.query()
    return account ? { state: 'open', username: account.username } : { state: 'none', wasOpen: false }
  } catch (error) {
    return { state: 'unknown', trouble: troubleOf(error) === 'unreachable' ? 'unreachable' : 'refused' }
  }
}
