import { chmodSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runProgram } from '../support/run-mira';
import { copyOfRepository, REPOSITORY, tempRoot, writeFiles } from '../support/temp-root';

const cacheHome = { XDG_CACHE_HOME: '' };

beforeAll(() => {
  cacheHome.XDG_CACHE_HOME = tempRoot();
});

/** The program without the right of root to read and enter everything. */
function mira(root: string, ...args: string[]) {
  const drop = ['setpriv', '--bounding-set', '-dac_override,-dac_read_search', '--'];
  const command = [process.execPath, join(REPOSITORY, 'bin', 'mira'), ...args];
  return runProgram(root, process.getuid?.() === 0 ? [...drop, ...command] : command, cacheHome);
}

describe('what cannot be read', () => {
  it.each([
    ['a client file', 'clients/int/globex.yaml', 0o000],
    ['a folder that can be listed but not entered', 'clients/int/emea', 0o444],
    ['a folder that cannot be listed', 'clients/int/emea', 0o000],
  ])('is an error, remembered or not: %s', (_, path, mode) => {
    const root = copyOfRepository();
    mira(root, 'synth');
    chmodSync(join(root, path), mode);
    const runs = ['validate', 'synth'].flatMap((verb) => [mira(root, verb), mira(root, verb, '--no-cache')]);
    chmodSync(join(root, path), 0o755);
    for (const { code, stderr } of runs) {
      expect([code, stderr]).toEqual([2, expect.stringMatching(/clients\/int\/.* error source\/unreadable\n/)]);
    }
  });

  it("is nobody's business where it is a note for people", () => {
    const root = copyOfRepository();
    writeFiles(root, { 'clients/README.md': 'ask the platform team' });
    mira(root, 'synth');
    chmodSync(join(root, 'clients/README.md'), 0o000);
    expect([mira(root, 'validate').code, mira(root, 'synth').code]).toEqual([0, 0]);
  });

  it('is a name that is not UTF-8, among the inputs and in dist/', () => {
    const name = Buffer.concat([Buffer.from('/clients/int/a'), Buffer.from([0xff]), Buffer.from('.yaml')]);
    const root = copyOfRepository();
    const file = Buffer.concat([Buffer.from(root), name]);
    writeFileSync(file, 'garbage: [');
    const { code, stderr } = mira(root, 'validate');
    expect([code, stderr]).toEqual([2, expect.stringContaining('the name is not UTF-8')]);

    const other = copyOfRepository();
    const foreign = Buffer.concat([Buffer.from(`${other}/dist/int/p`), Buffer.from([0xff])]);
    writeFileSync(foreign, 'precious');
    writeFiles(other, {
      'clients/int/acme.yaml': 'adminEmail: it@acme.example\n',
      'clients/int/umbrella.yaml': 'adminEmail: it@umbrella.example\n',
    });
    expect(mira(other, 'synth').stderr).toContain('error dist/foreign-file');
    expect(existsSync(foreign)).toBe(true);
  });
});
