import { DeviceFailure } from '../line/device-failure.ts'

/** The work, or DeviceFailure `timed-out`. The work itself goes on: whoever asked ends it. */
export async function within<T>(waitMs: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    const fail = () => reject(new DeviceFailure('timed-out', `not done within ${waitMs} ms`))
    timer = setTimeout(fail, waitMs)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
    work.catch(() => undefined) // what comes after the deadline is nobody's
  }
}
