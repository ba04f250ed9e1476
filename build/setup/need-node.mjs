// Parses and runs on Node 18, so that it can say what is missing.

/** Ends the program with one sentence when this Node is too old to set anything up. */
export function needNode() {
  const major = Number(process.versions.node.split('.')[0])
  if (major >= 20) return
  console.error(
    `Cần Node.js 20 trở lên, máy này có ${process.versions.node}. / Node.js 20 or newer is needed, this is ${process.versions.node}.`,
  )
  process.exit(2)
}
