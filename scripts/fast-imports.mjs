// Node looks up the large package.json of date-fns and drizzle-orm again for each of their hundreds of files, which
// costs seconds at start. Their relative imports need no look-up: answer them directly.
import { registerHooks } from 'node:module';

const SLOW_PACKAGES = ['/node_modules/date-fns/', '/node_modules/drizzle-orm/'];

registerHooks({
  resolve(specifier, context, nextResolve) {
    const parent = context.parentURL;
    const isRelativeFile = specifier.startsWith('.') && specifier.endsWith('.js');
    if (parent && isRelativeFile && parent.endsWith('.js') && SLOW_PACKAGES.some((name) => parent.includes(name))) {
      return { url: new URL(specifier, parent).href, format: 'module', shortCircuit: true };
    }
    return nextResolve(specifier, context);
  },
});
