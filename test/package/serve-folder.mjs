import { createReadStream, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { join, normalize } from 'node:path'

/** serve-folder.mjs FOLDER PORT: what lies in a folder, over HTTP, to whoever is on this computer. */
const [folder = '.', port = '8099'] = process.argv.slice(2)
createServer(({ url = '/' }, response) => {
  const path = join(folder, normalize(new URL(url, 'http://x').pathname))
  const found = statSync(path, { throwIfNoEntry: false })
  if (found?.isFile() !== true) return response.writeHead(404).end()
  response.writeHead(200, { 'content-length': found.size })
  createReadStream(path).pipe(response)
}).listen(Number(port), '127.0.0.1')
