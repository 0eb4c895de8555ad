import { policyKeys } from './policy-keys.ts'

const cell = (text: string): string => text.replaceAll('|', '\\|')

/** Every key of the policy as a table in Markdown, for docs/policy.md. */
export const policyTable = (): string =>
  [
    '| key | what it decides | what stands there | for example |',
    '|---|---|---|---|',
    ...policyKeys.map(({ key, what, wanted, example, secret }) =>
      [
        `| \`${key}\``,
        `${cell(what)}${secret === true ? ' *A secret: never shown or logged.*' : ''}`,
        cell(wanted),
        `\`${cell(JSON.stringify(example))}\` |`,
      ].join(' | '),
    ),
  ].join('\n')
