// Puts `mira` where npx looks first. npm links the programs of dependencies, but not a package's own, and
// npx would otherwise install the checkout into a cache of its own, once for all checkouts.
const { mkdirSync, rmSync, symlinkSync } = require('node:fs');
const { join } = require('node:path');

const folder = join(__dirname, '..', 'node_modules', '.bin');
mkdirSync(folder, { recursive: true });
rmSync(join(folder, 'mira'), { force: true });
symlinkSync(join('..', '..', 'bin', 'mira'), join(folder, 'mira'));
