import type { Page } from '@playwright/test'

type AxNode = {
  nodeId: string
  ignored: boolean
  role?: { value?: string }
  name?: { value?: string }
  childIds?: string[]
  properties?: { name: string; value: { value?: string | boolean | number } }[]
}

/** What stands in the live regions of the page, as Chromium hands it to a screen reader: politeness and text. */
export async function spokenIn(page: Page): Promise<string[]> {
  const devtools = await page.context().newCDPSession(page)
  const { nodes } = (await devtools.send('Accessibility.getFullAXTree')) as { nodes: AxNode[] }
  await devtools.detach()
  const byId = new Map(nodes.map((node) => [node.nodeId, node]))
  const textOf = (node: AxNode): string =>
    node.role?.value === 'StaticText'
      ? (node.name?.value ?? '')
      : (node.childIds ?? [])
          .map((id) => byId.get(id))
          .map((child) => (child ? textOf(child) : ''))
          .filter((text) => text !== '')
          .join(' ')
  return nodes.flatMap((node) => {
    const live = propertyOf(node, 'live')
    const isRoot = propertyOf(node, 'root') === undefined
    const text = live && live !== 'off' ? textOf(node).replaceAll(/\s+/g, ' ').trim() : ''
    return text === '' || !isRoot ? [] : [`${live}: ${text}`]
  })
}

function propertyOf(node: AxNode, name: string): string | undefined {
  const property = node.properties?.find((each) => each.name === name)
  return property && String(property.value.value)
}
