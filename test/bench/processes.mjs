import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'

/** What /proc says of a process; null when it has ended meanwhile. */
const read = (pid, file) => {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8')
  } catch {
    return null
  }
}

const statOf = (pid) => {
  const text = read(pid, 'stat')
  // The name stands in brackets and may hold anything, so the fields are counted from behind it.
  const fields = text?.slice(text.lastIndexOf(')') + 2).split(' ')
  return fields === undefined ? null : { parent: Number(fields[1]), ticks: fields.slice(11, 15).reduce((all, one) => all + Number(one), 0) }
}

/** A process and everything under it, and what left it but still works for it: that names its folder (Chromium's crash handler). */
const treeOf = (root, folder) => {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  const stats = new Map(pids.map((pid) => [Number(pid), statOf(pid)]))
  const within = new Set([root])
  for (let grew = true; grew; ) {
    grew = false
    for (const [pid, stat] of stats)
      if (stat !== null && !within.has(pid) && (within.has(stat.parent) || (read(pid, 'cmdline') ?? '').includes(`${folder}/`))) {
        within.add(pid)
        grew = true
      }
  }
  within.delete(process.pid)
  return [...within].map((pid) => ({ pid, ticks: stats.get(pid)?.ticks ?? 0 }))
}

/** Proportional set size of a whole tree, in MB: what it shares with others counts by its share. */
export const memoryOf = (root, folder) =>
  treeOf(root, folder).reduce((all, { pid }) => all + Number(/^Pss:\s+(\d+)/m.exec(read(pid, 'smaps_rollup') ?? '')?.[1] ?? 0), 0) / 1024

/** The same by process, for finding out where it goes. */
export const memoryByProcess = (root, folder) =>
  treeOf(root, folder)
    .map(({ pid }) => {
      const line = read(pid, 'cmdline') ?? ''
      return {
        what: /--utility-sub-type=([\w.]+)/.exec(line)?.[1] ?? /--type=([\w-]+)/.exec(line)?.[1] ?? line.split(/[\0 ]/)[0],
        mb: Number(/^Pss:\s+(\d+)/m.exec(read(pid, 'smaps_rollup') ?? '')?.[1] ?? 0) / 1024,
      }
    })
    .sort((a, b) => b.mb - a.mb)

/** Seconds of CPU that the trees have used so far, with what their ended children had used. Linux counts in hundredths. */
export const cpuOf = (roots) => roots.flatMap(({ pid, folder }) => treeOf(pid, folder)).reduce((all, { ticks }) => all + ticks, 0) / 100

export const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds))

/** Ends a process that was started here, and waits until it is gone. */
export const end = async (child) => {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGTERM')
  const killer = setTimeout(() => child.kill('SIGKILL'), 8000)
  await gone
  clearTimeout(killer)
}

/** What was started and has not ended: whoever is interrupted must not leave windows behind. */
const running = new Set()
const endAll = () => {
  for (const child of running) child.kill('SIGTERM')
}
process.once('exit', endAll)
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(1))

/** Starts a program and remembers when, and the last it said. */
export const begin = (command, args, env) => {
  const began = performance.timeOrigin + performance.now()
  const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'] })
  running.add(child)
  child.once('exit', () => running.delete(child))
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data) => {
      said = (said + data).slice(-4000)
    })
  child.on('error', (error) => {
    said += error.message
  })
  return { child, began, said: () => said }
}
