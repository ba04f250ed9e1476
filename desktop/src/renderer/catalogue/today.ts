import { createContext, useContext } from 'react'
import type { BusinessDay } from '#shared/time.ts'

/** The day of the till's clock, given by the app: a certificate's stars show only on days it is valid. */
export const Today = createContext<() => BusinessDay>(() => {
  throw new Error('the app gives the day')
})

export function useToday(): BusinessDay {
  return useContext(Today)()
}
