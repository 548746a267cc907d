import { error } from '../../diagnostics/diagnostic';
import { locateKey } from '../../source/locate';
import type { ClientRule } from './rule';

/** A client follows a channel or is pinned to a version. */
export const versionOrChannel: ClientRule = ({ file, document }) => {
  if (file.version === undefined || file.channel === undefined) return [];
  const place = locateKey(document, ['version']);
  const help = `remove "version" to follow the channel, or "channel" to stay at ${file.version}`;
  return [error(place, 'client/version-and-channel', 'version and channel exclude each other', help)];
};
