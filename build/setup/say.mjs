import { spawn } from 'node:child_process'

const { stdout } = process

export const say = (text) => stdout.write(`${text}\n`)
export const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`

/** Ends the set-up with a sentence that says what to do; shown without a stack. */
export class SetupStop extends Error {}

/**
 * Shows that something goes on: one line that counts the seconds on a terminal, and a line every ten
 * seconds elsewhere. `note` changes what stands behind it. Answers with what `work` answers.
 */
export const showing = async (title, work) => {
  const began = performance.now()
  let detail = ''
  let width = 0
  const line = () => {
    const text = `${title} … ${seconds(began)}${detail === '' ? '' : `  ${detail}`}`.slice(0, (stdout.columns ?? 100) - 1)
    stdout.write(`\r${text.padEnd(width)}`)
    width = text.length
  }
  if (!stdout.isTTY) say(`${title} …`)
  const timer = setInterval(
    () => (stdout.isTTY ? line() : say(`  ${seconds(began)}${detail === '' ? '' : `  ${detail}`}`)),
    stdout.isTTY ? 200 : 10_000,
  )
  try {
    const answer = await work((text) => {
      detail = text.trim()
    })
    end(`${title}: done in ${seconds(began)}`, width)
    return answer
  } catch (error) {
    end(`${title}: failed after ${seconds(began)}`, width)
    throw error
  } finally {
    clearInterval(timer)
  }
}

const end = (text, width) => stdout.write(stdout.isTTY ? `\r${text.padEnd(width)}\n` : `${text}\n`)

/** Runs a program to its end; its newest line is handed to `note`. Answers with its code and all it said. */
export const run = (command, args, { note = () => undefined, timeout, ...options } = {}) =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options })
    let output = ''
    const take = (chunk) => {
      output += chunk
      const line = String(chunk)
        .split(/[\r\n]+/)
        .findLast((one) => one.trim() !== '')
      if (line !== undefined) note(line)
    }
    child.stdout?.on('data', take)
    child.stderr?.on('data', take)
    const timer = timeout === undefined ? null : setTimeout(() => child.kill('SIGKILL'), timeout)
    child.once('error', reject)
    child.once('close', (code, signal) => {
      if (timer !== null) clearTimeout(timer)
      resolve({ code: code ?? 1, signal, output })
    })
  })

/** The end of what a program said, for somebody who must find out why it failed. */
export const lastLines = (output, count = 25) => output.trimEnd().split('\n').slice(-count).join('\n')
