/**
 * Node's own HTTP. An import of `node:http` asks for each of its exports, and a few of those load a whole second
 * HTTP client that nothing here uses: 13 MB, and a fifth of the time until there is a window. This asks for two.
 */
export const { createServer, request } = process.getBuiltinModule('node:http')
