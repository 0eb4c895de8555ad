/** Nothing is installed or compiled on the way: what is packed was laid out before (app-folder.mjs). */
export default () => Promise.resolve(false)
