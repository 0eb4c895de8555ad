import { execFile } from 'node:child_process'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { findChromium } from '../../src-main/shell/chromium/find-chromium.ts'
import { causeText } from '../../src-shared/result/result.ts'
import { Stop } from '../say.ts'

const patience = 120_000

/** Prints a page to PDF with the Chromium of this computer, in a profile of its own. */
export const printPdf = async (html: string, pdf: string): Promise<void> => {
  const chromium = findChromium(process.env)
  if (chromium === null)
    throw new Stop(
      `The PDF was not made: it is printed by Chromium, and there is none on this computer. Open ${html} in any browser and print it to a PDF; or install it, on Debian and Ubuntu with\n\n  sudo apt-get install -y chromium\n\nor name yours in the environment: CHROMIUM=/path/to/chrome`,
    )
  const profile = await mkdtemp(join(tmpdir(), 'talkroom-print-'))
  await rm(pdf, { force: true })
  try {
    await promisify(execFile)(
      chromium,
      [
        '--headless',
        '--disable-gpu',
        '--no-first-run',
        '--disable-extensions',
        '--disable-background-networking',
        `--user-data-dir=${profile}`,
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        '--no-pdf-header-footer',
        '--generate-pdf-document-outline',
        `--print-to-pdf=${resolve(pdf)}`,
        pathToFileURL(resolve(html)).href,
      ],
      { timeout: patience, killSignal: 'SIGKILL' },
    )
    await stat(pdf)
  } catch (cause) {
    throw new Stop(
      `The PDF was not made: ${chromium} did not print it. Open ${html} in a browser and print it there.\n  ${lastLine(causeText(cause))}`,
    )
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 5 })
  }
}

const lastLine = (text: string): string => text.trim().split('\n').at(-1) ?? ''
