import { registerHooks } from 'node:module'

/**
 * Read before a kiosk's own files, it puts itself in node-hid's place, where the machine that tests has no USB: one pedal is
 * plugged in that is a keyboard. Its keys are not read from it; they come through the X server, as from a real one.
 */
const pedal = { path: '/dev/hidraw0', vendorId: 0x3553, productId: 0xb001, manufacturer: 'PCsensor', product: 'FootSwitch', usagePage: 1, usage: 6 }
const source = `export default { getHidapiVersion: () => 'none', devicesAsync: async () => [${JSON.stringify(pedal)}] }`

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'node-hid' ? { url: `data:text/javascript,${encodeURIComponent(source)}`, shortCircuit: true } : next(specifier, context),
})
