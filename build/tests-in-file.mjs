import { parseSync } from 'vite'

/** @typedef {{ title: string, whyNot: string | null }} FoundTest `whyNot`: why it never runs, or shows nothing. */

const kinds = ['it', 'test', 'describe']
const neverRun = ['skip', 'todo', 'fixme', 'fails']

/** `it.skipIf(x).each(y)(…)` as what it begins with and what is said on the way, each with the arguments it is given. */
const chainOf = (node, args = []) => {
  switch (node?.type) {
    case 'Identifier':
      return { base: node.name, words: [] }
    case 'MemberExpression': {
      const before = chainOf(node.object)
      return before && { base: before.base, words: [...before.words, { name: node.property.name, args }] }
    }
    case 'CallExpression':
      return chainOf(node.callee, node.arguments)
    case 'TaggedTemplateExpression':
      return chainOf(node.tag)
    default:
      return null
  }
}

/** What a title says in the source; null for what is none. */
const titleOf = (node) => {
  if (node?.type === 'Literal' && typeof node.value === 'string') return node.value
  return node?.type === 'TemplateLiteral' ? node.quasis.map(({ value }) => value.cooked).join('…') : null
}

const isLiterally = (node, value) => node?.type === 'Literal' && node.value === value
const isFunction = (node) => node?.type === 'ArrowFunctionExpression' || node?.type === 'FunctionExpression'

const childrenOf = (node) =>
  Object.values(node)
    .flat()
    .filter((value) => value !== null && typeof value === 'object' && typeof value.type === 'string')

const callsAnything = (node) => node.type === 'CallExpression' || childrenOf(node).some(callsAnything)

const whyNever = (words) => {
  const word = words.find(({ name, args }) =>
    name === 'skipIf' ? isLiterally(args[0], true) : name === 'runIf' ? isLiterally(args[0], false) : neverRun.includes(name),
  )
  return word === undefined ? null : `it is left out by "${word.name}"`
}

/** `test.skip()` and `test.skip(true, …)` leave out all that they stand among. */
const isBareSkip = ({ base, words }, args) =>
  kinds.includes(base) && words.some(({ name }) => neverRun.includes(name)) && (args.length === 0 || isLiterally(args[0], true))

/** In any case, so neither under a condition nor in another function within it. */
const skipsAll = (node) =>
  (node.type === 'CallExpression' && isBareSkip(chainOf(node) ?? { base: '', words: [] }, node.arguments)) ||
  childrenOf(node).some((child) => !isFunction(child) && child.type !== 'IfStatement' && skipsAll(child))

/**
 * The tests of a file, as they stand in its source: also those of a table, once.
 * @param {string} path
 * @param {string} source
 * @returns {readonly FoundTest[]}
 */
export const testsInFile = (path, source) => {
  const { program, errors } = parseSync(path, source)
  if (errors.length > 0) throw new Error(`${path} cannot be read: ${errors[0]?.message ?? ''}`)
  const found = []
  const visit = (node, above) => {
    const chain = node.type === 'CallExpression' ? chainOf(node.callee) : null
    const title = chain !== null && kinds.includes(chain.base) ? titleOf(node.arguments[0]) : null
    if (title === null) {
      for (const child of childrenOf(node)) visit(child, above)
      return
    }
    const body = node.arguments.find(isFunction)
    const isGroup = chain.base === 'describe' || chain.words.some(({ name }) => name === 'describe')
    const skipped = above ?? whyNever(chain.words) ?? (body !== undefined && skipsAll(body.body) ? 'it leaves itself out' : null)
    if (!isGroup) found.push({ title, whyNot: skipped ?? (body !== undefined && callsAnything(body.body) ? null : 'it does nothing') })
    else if (body !== undefined) visit(body.body, skipped)
  }
  visit(program, skipsAll(program) ? 'its file leaves itself out' : null)
  return found
}
