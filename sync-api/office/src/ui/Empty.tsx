import { Paper, Text } from '@mantine/core'
import type { ReactNode } from 'react'

/** Nothing to show: what that means, and what to do first. */
export function Empty({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <Paper withBorder p="xl" ta="center">
      <Text fw={600}>{title}</Text>
      <Text c="var(--ink-soft)" mt={4}>
        {children}
      </Text>
    </Paper>
  )
}
