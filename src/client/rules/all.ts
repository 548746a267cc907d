import { certificate } from './certificate';
import { containers } from './containers';
import { environmentLabels } from './environment-labels';
import type { ClientRule } from './rule';
import { singleHost } from './single-host';
import { versionOrChannel } from './version-or-channel';

/** Every check of one client, once its shape is right. */
export const CLIENT_RULES: readonly ClientRule[] = [
  versionOrChannel,
  containers,
  environmentLabels,
  singleHost,
  certificate,
];
