import { certificate } from './certificate';
import { containers } from './containers';
import type { ClientRule } from './rule';
import { versionOrChannel } from './version-or-channel';

/** Every check of one client, once its shape is right. */
export const CLIENT_RULES: readonly ClientRule[] = [versionOrChannel, containers, certificate];
