import { platform } from 'node:os';

/** Exchanges two paths at one instant: true where that is done, false where this machine cannot. */
export type Exchange = (one: string, other: string) => boolean;

/** `AT_FDCWD` and `RENAME_EXCHANGE` of Linux (renameat2(2)); `RENAME_SWAP` of macOS (renamex_np(2)). */
const AT_FDCWD = -100;
const RENAME_EXCHANGE = 2;
const RENAME_SWAP = 2;

/** What Node has no function for. False as well where a file system refuses, as some network file systems do. */
export const exchange: Exchange = (one, other) => {
  try {
    return systemCall()(one, other) === 0;
  } catch {
    return false;
  }
};

/** @throws where koffi, the C library or its function is not there */
function systemCall(): (one: string, other: string) => number {
  const koffi = require('koffi') as typeof import('koffi');
  const library = koffi.load(null);
  if (platform() === 'darwin') {
    const swap = library.func('int renamex_np(const char *from, const char *to, unsigned int flags)');
    return (one, other) => swap(one, other, RENAME_SWAP);
  }
  const rename = library.func('int renameat2(int, const char *from, int, const char *to, unsigned int flags)');
  return (one, other) => rename(AT_FDCWD, one, AT_FDCWD, other, RENAME_EXCHANGE);
}
