import { readFileSync } from 'node:fs'
import { defineConfig, type Plugin } from 'vite'
import { withPackageList } from './package/shipped-packages.mjs'
import { buildId } from './setup/build-id.mjs'
import { inRepository } from './setup/paths.mjs'

const { version } = JSON.parse(readFileSync(inRepository('package.json'), 'utf8')) as { version: string }

/** The interpreter of proxy scripts is a program of its own, and is read from beside whoever runs it. */
const withInterpreter: Plugin = {
  name: 'with-interpreter',
  generateBundle() {
    this.emitFile({ type: 'asset', fileName: 'quickjs.wasm', source: readFileSync(inRepository('node_modules', 'quickjs-wasi', 'quickjs.wasm')) })
  },
}

/**
 * One root, named by `--mode`: the main process under Electron (`main`) or with Chromium (`chromium-main`), or the
 * commands for IT staff (`talkroom`). Each becomes a few files with everything in them, because they load faster than two hundred; only what is native stays out.
 */
export default defineConfig(({ mode }) => ({
  root: inRepository(),
  publicDir: false,
  define: {
    __TALKROOM_BUILD__: JSON.stringify(process.env.TALKROOM_BUILD ?? buildId()),
    __TALKROOM_VERSION__: JSON.stringify(version),
    __TALKROOM_PACKAGED__: JSON.stringify(process.env.TALKROOM_PACKAGED === '1'),
  },
  plugins: [withInterpreter, ...(process.env.TALKROOM_PACKAGED === '1' ? [withPackageList(`packages-${mode}.json`)] : [])],
  ssr: { noExternal: true, external: ['electron', 'node-hid'] },
  build: {
    ssr: inRepository('src-main', `${mode}.ts`),
    target: 'node24',
    outDir: inRepository('dist', 'main'),
    emptyOutDir: false,
    sourcemap: false,
    rolldownOptions: {
      output: {
        format: 'es',
        entryFileNames: `${mode}.js`,
        // What is loaded only once the window is on its way; each root has its own, because they are built one by one.
        chunkFileNames: `${mode}-[name].js`,
        // Half the size is half the time until it runs; the names stay, so that a stack in the log can be read.
        minify: { compress: true, mangle: false, codegen: { removeWhitespace: true } },
      },
    },
  },
}))
