const WORTH_BYTES = 1024

/** fetch that sends a body of more than 1 KB compressed. */
export async function gzipFetch(url: string | URL | Request, options?: RequestInit): Promise<Response> {
  const body = options?.body
  if (typeof body !== 'string' || body.length <= WORTH_BYTES) return fetch(url, options)
  const headers = new Headers(options?.headers)
  headers.set('content-encoding', 'gzip')
  return fetch(url, { ...options, headers, body: await gzip(body) })
}

function gzip(text: string): Promise<ArrayBuffer> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))
  return new Response(stream).arrayBuffer()
}
