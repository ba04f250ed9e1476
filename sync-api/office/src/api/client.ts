import { createTRPCClient, httpLink } from '@trpc/client'
import type { AppRouter } from '../../../src/router.ts'

/** The office's part of the API. The header tells the server that the question comes from its own pages. */
export const { office } = createTRPCClient<AppRouter>({
  links: [httpLink({ url: '/trpc', headers: { 'x-ocop-office': '1' } })],
})
