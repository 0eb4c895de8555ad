import { spawn } from 'node:child_process'

/** Runs a program to its end and answers with what it wrote. A failure carries the last lines of its complaint. */
export const run = (command, args, { input } = {}) =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'] })
    const out = []
    const err = []
    child.stdout.on('data', (chunk) => out.push(chunk))
    child.stderr.on('data', (chunk) => err.push(chunk))
    child.on('error', (cause) => {
      const hint = cause.code === 'ENOENT' ? `${command} is not installed (Debian: apt install ffmpeg espeak-ng)` : String(cause)
      reject(new Error(hint, { cause }))
    })
    child.on('close', (code) => {
      const complaint = Buffer.concat(err).toString()
      if (code === 0) resolve({ out: Buffer.concat(out).toString(), err: complaint })
      else reject(new Error(`${command} ended with ${code}:\n${complaint.trim().split('\n').slice(-8).join('\n')}`))
    })
    if (input !== undefined) child.stdin.end(input)
  })

export const ffmpeg = (args) => run('ffmpeg', ['-hide_banner', '-nostdin', '-y', ...args])

/** Seconds, to the millisecond, as the container says. */
export const durationOf = async (file) => {
  const { out } = await run('ffprobe', ['-v', 'error', '-show_entries', 'format=duration', '-of', 'csv=p=0', file])
  return Math.round(Number(out.trim()) * 1000) / 1000
}

/** Calls `work` for each item, `width` at a time; answers in the items' order. */
export const inParallel = async (items, width, work) => {
  const results = new Array(items.length)
  let next = 0
  const worker = async () => {
    while (next < items.length) {
      const index = next++
      results[index] = await work(items[index], index)
    }
  }
  await Promise.all(Array.from({ length: width }, worker))
  return results
}
