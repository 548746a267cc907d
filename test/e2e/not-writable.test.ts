import { spawnSync } from 'node:child_process';
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { runProgram } from '../support/run-mira';
import { copyOfRepository, REPOSITORY, readTree, tempRoot } from '../support/temp-root';

/** Whether this machine lets us mount something that nobody else sees. */
const CAN_MOUNT = spawnSync('unshare', ['-rm', 'true']).status === 0;

/** Every client gets another version, on a file system that becomes what `prepare` makes of it. */
function synthOn(prepare: string) {
  const script = `
    set -e
    cd "$1"
    mount -t tmpfs -o size=4m tmpfs "$1"
    cd "$1"
    # what follows fills the file system: never another one
    [ "$(stat -f -c %T .)" = tmpfs ]
    cp -r "$2"/environments "$2"/clients "$2"/dist .
    sed -i 's/stable: v3.20.7/stable: v3.20.8/' environments/int.yaml
    ${prepare}
    code=0; node "$2/bin/mira" synth || code=$?
    diff -r "$2/dist" dist && ls -A && exit $code`;
  return runProgram(REPOSITORY, ['unshare', '-rm', 'sh', '-c', script, 'sh', tempRoot(), REPOSITORY]);
}

describe('a dist/ that cannot be written', () => {
  if (CAN_MOUNT) {
    it.each([
      ['the disk is full', 'head -c 12K /dev/zero > little; cat /dev/zero > fill 2> /dev/null || rm little'],
      ['the disk is full', 'cat /dev/zero > fill 2> /dev/null || true'],
      ['the file system is read-only', 'touch fill && mount -o remount,ro .'],
    ])('stays as it was, and leaves no litter, where %s', (reason, prepare) => {
      const { code, stdout, stderr } = synthOn(prepare);
      expect([code, stderr]).toEqual([2, expect.stringContaining(`dist error dist/not-writable\n  ${reason}: `)]);
      expect(stdout.split('\n').filter(Boolean)).toEqual(['clients', 'dist', 'environments', 'fill']);
    });
  } else {
    it.todo('where the disk is full or read-only: this machine lets nobody mount anything');
  }

  it('stays as it was where permission is denied', () => {
    const root = copyOfRepository();
    chmodSync(root, 0o555);
    // root may do anything, unless that right is taken away
    const drop = ['setpriv', '--bounding-set', '-dac_override,-dac_read_search', '--'];
    const command = [process.execPath, join(REPOSITORY, 'bin', 'mira'), 'synth'];
    const { code, stderr } = runProgram(root, process.getuid?.() === 0 ? [...drop, ...command] : command);
    chmodSync(root, 0o755);
    expect([code, stderr]).toEqual([2, expect.stringContaining('dist/not-writable\n  permission denied: ')]);
    expect(readTree(join(root, 'dist'))).toEqual(readTree(join(REPOSITORY, 'dist')));
  });
});
